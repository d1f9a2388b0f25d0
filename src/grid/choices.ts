/** Which of the offered values match what is typed: case and Vietnamese marks do not count. */
export function matchChoices(choices: readonly string[], typed: string): readonly string[] {
  const wanted = foldText(typed);
  return wanted === '' ? choices : choices.filter((choice) => foldText(choice).includes(wanted));
}

function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

/** "of:=SUM([.A1:.B2];1)" gives "SUM(A1:B2,1)"; undefined for what is no formula. */
export function plainOdsFormula(stored: string): string | undefined {
  const formula = /^(?:[a-z]+:)?=(.*)$/s.exec(stored)?.[1];
  if (formula === undefined || formula === '') return undefined;
  const written = formula.replace(/"(?:[^"]|"")*"|\[[^[\]]*\]|[;|]/g, (part) => {
    if (part === ';') return ',';
    if (part === '|') return ';';
    return part.startsWith('[') ? plainOdsAddress(part.slice(1, -1)) : part;
  });
  return written.replace(/"(?:[^"]|"")*"|\b(?:COM\.MICROSOFT|ORG\.LIBREOFFICE|ORG\.OPENOFFICE)\./g, (part) =>
    part.startsWith('"') ? part : '',
  );
}

/** "$'Tiêu chí'.$E$5:.$E$9" gives "'Tiêu chí'!$E$5:$E$9"; ".A1" gives "A1". */
export function plainOdsAddress(address: string): string {
  return splitOutsideQuotes(address, ':')
    .map((end, index) => {
      const [sheet = '', ...cell] = splitOutsideQuotes(end, '.');
      if (cell.length === 0) return end;
      const name = sheet.replace(/^\$/, '');
      return name === '' || index > 0 ? cell.join('.') : `${name}!${cell.join('.')}`;
    })
    .join(':');
}

function splitOutsideQuotes(text: string, sign: string): string[] {
  const parts = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === "'") isQuoted = !isQuoted;
    if (character === sign && !isQuoted) parts.push('');
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${character}`;
  }
  return parts;
}

/** The only place that opens storage, starts workers and mounts the app. */
import { mount } from 'svelte';
import { registerSW } from 'virtual:pwa-register';
import { createAnalysisClient } from './engine/analysisClient.ts';
import { createRecalcClient } from './engine/client.ts';
import { createExportClient } from './exchange/client.ts';
import { VERSION } from './lib/version.ts';
import { newRandomId } from './lib/ids.ts';
import { systemClock } from './lib/clock.ts';
import { Desk } from './state/desk.svelte.ts';
import { Exporter } from './state/exporter.svelte.ts';
import { AppUpdate } from './state/appUpdate.svelte.ts';
import { Preferences } from './state/preferences.svelte.ts';
import { openStore } from './storage/openStore.ts';
import App from './ui/app/App.svelte';
import './ui/shared/theme.css';
import './charts/charts.css';

const target = document.getElementById('app');
if (target) {
  const store = await openStore({ onFrozen: () => location.reload() });
  const preferences = new Preferences();
  const desk = new Desk({
    store,
    createRecalcClient,
    createAnalysisClient,
    newId: newRandomId,
    clock: systemClock,
    getAuthor: () => preferences.author,
  });
  await desk.refresh();
  // No update is taken while a tab is at work: the person is offered it, and the old files stay served until then.
  const update = new AppUpdate();
  update.apply = registerSW({ onNeedRefresh: () => (update.isReady = true) });
  const lastOpen = desk.listed.find((header) => `#${header.id}` === location.hash);
  if (lastOpen) await desk.open(lastOpen.id);
  mount(App, {
    target,
    props: {
      desk,
      preferences,
      update,
      exporter: new Exporter(createExportClient(), systemClock, VERSION),
    },
  });
}

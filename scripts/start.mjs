// npm start: sets up what is missing, then opens the desktop app, or starts the server alone and says why.
import { chooseProgram, obtainElectron, runDesktop } from './lib/desktop.mjs';
import { runMain } from './lib/errors.mjs';
import { Progress } from './lib/progress.mjs';
import { runServer } from './lib/server.mjs';
import { SETUP_STEPS, setUp } from './lib/setup.mjs';

/** @param {string} why */
const sayHeadless = (why) => process.stderr.write(`Starting the server without the desktop app: ${why}.\n`);

await runMain(async () => {
  const progress = new Progress(SETUP_STEPS);
  const { node, worker } = await setUp(progress);
  const isRoot = process.getuid?.() === 0;
  const { platform, env } = process;
  const program = chooseProgram({ args: process.argv.slice(2), platform, env, isRoot });
  if (program.kind === 'server') {
    if (program.why) sayHeadless(program.why);
    return runServer(node, worker.path, program.args);
  }
  const electron = await obtainElectron(progress, node);
  if (electron) return runDesktop(electron, worker.path, program.args);
  sayHeadless('Electron could not be downloaded');
  return runServer(node, worker.path, []);
});

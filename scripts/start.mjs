// npm start: sets up what is missing, then runs the program.
import { runMain } from './lib/errors.mjs';
import { Progress } from './lib/progress.mjs';
import { runServer } from './lib/server.mjs';
import { SETUP_STEPS, setUp } from './lib/setup.mjs';

/**
 * Decides what to start: one day the desktop window, so far always the server alone.
 * @param {string[]} args
 * @returns {string[]} the arguments for the server
 */
function chooseProgram(args) {
  const serverArgs = args.filter((arg) => arg !== '--headless');
  if (serverArgs.length === args.length) {
    process.stderr.write('The desktop window is not part of this build yet: starting the server headless.\n');
  }
  return serverArgs;
}

await runMain(async () => {
  const { node, worker } = await setUp(new Progress(SETUP_STEPS));
  return runServer(node, worker.path, chooseProgram(process.argv.slice(2)));
});

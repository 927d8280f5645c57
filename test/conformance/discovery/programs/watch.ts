import { lanAddresses } from '#server/operations/network-addresses.ts';
import { watchNearby } from '../../../../src-main/discovery/index.ts';

// Prints the servers around as one line of JSON whenever they change, until it is ended.
const watch = watchNearby({
  addresses: lanAddresses,
  onChange: (servers) => process.stdout.write(`${JSON.stringify(servers)}\n`),
  onFailure: (address, failure) => process.stderr.write(`${address}: ${String(failure)}\n`),
});
process.stdout.write(`${JSON.stringify(watch.list())}\n`);
process.stdin.resume();
process.stdin.once('end', () => void watch.close().then(() => process.exit(0)));

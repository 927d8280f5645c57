/**
 * Gives tsyringe, which @peculiar/x509 builds on, the three functions without which it refuses to load. They may answer
 * "no metadata": x509 injects nothing into constructors. A real polyfill that is already there stays in place.
 */
for (const name of ['getMetadata', 'getOwnMetadata', 'defineMetadata']) {
  if (!(name in Reflect)) Object.assign(Reflect, { [name]: (): void => {} });
}

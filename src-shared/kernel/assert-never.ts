/** Makes a forgotten case a compile error, and a loud bug should one slip through at run time. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};

interface Form {
  getInputNode(path: string): HTMLElement | null;
}

/** After a refused form the first field with a complaint has the focus, so that it is read out. */
export const focusFirstError =
  (form: Form) =>
  (errors: Readonly<Record<string, unknown>>): void => {
    const [first] = Object.keys(errors);
    if (first !== undefined) form.getInputNode(first)?.focus();
  };

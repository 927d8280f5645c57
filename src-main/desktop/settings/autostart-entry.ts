/** Characters that a quoted argument must escape, by the Desktop Entry Specification. */
const escapeArgument = (argument: string): string => argument.replaceAll(/["`$\\]/g, String.raw`\$&`);

/** The value of a key is unescaped once before its arguments are: each backslash is written twice. `%` begins a field code. */
const escapeValue = (value: string): string =>
  value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('%', '%%');

const quote = (argument: string): string => `"${escapeArgument(argument)}"`;

/** The file that lets a desktop of the XDG family start a command together with the session. */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Beckon',
    `Exec=${escapeValue(command.map(quote).join(' '))}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** Whether such a file starts anything: desktops switch entries off by a line instead of removing them. */
export const isEntryOn = (text: string): boolean => !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text);

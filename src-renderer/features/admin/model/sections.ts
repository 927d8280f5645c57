/** The parts of the administration, in their order. */
export const sections = ['overview', 'users', 'calls', 'logs', 'mails', 'system', 'audit'] as const;

/** A part of the administration. */
export type AdminSection = (typeof sections)[number];

const isSection = (text: string): text is AdminSection => (sections as readonly string[]).includes(text);

/** The part that an address names; the overview for anything else. */
export const sectionOf = (text: string | undefined): AdminSection =>
  text !== undefined && isSection(text) ? text : 'overview';

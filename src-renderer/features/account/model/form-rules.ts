/** Shortest password that the server takes. */
const PASSWORD_MIN = 8;
/** Longest first or last name that the server takes. */
export const NAME_PART_LIMIT = 60;

/** What is wrong with a field, as a locale key. */
export type Complaint = 'people.form.required' | 'people.form.email' | 'people.form.phone' | 'people.form.password';

/** Something must stand there. */
export const required = (value: string): Complaint | null => (value.trim() === '' ? 'people.form.required' : null);

const ADDRESS = /^[\w.+'-]+@[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}$/i;

/** It must look like an e-mail address; whether it is one, only a mail to it can tell. */
export const emailAddress = (value: string): Complaint | null =>
  required(value) ?? (ADDRESS.test(value.trim()) ? null : 'people.form.email');

/** Nothing, or a phone number in any usual spelling. */
export const phoneNumber = (value: string): Complaint | null =>
  value.trim() === '' || /^\+?[\d\s().-]{3,32}$/.test(value.trim()) ? null : 'people.form.phone';

/** Long enough; no rule about its letters. */
export const newPassword = (value: string): Complaint | null =>
  value.length >= PASSWORD_MIN ? null : 'people.form.password';

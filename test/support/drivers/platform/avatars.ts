import type { User } from './people.ts';

/** An answer to an upload, unchecked. */
export interface UploadAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a file as the picture of this person, as a browser would. */
export const uploadAvatar = async (
  url: string,
  { token }: Pick<User, 'token'>,
  content: Uint8Array<ArrayBuffer>,
  { field = 'avatar', filename = 'me.png' } = {},
): Promise<UploadAnswer> => {
  const form = new FormData();
  form.set(field, new Blob([content]), filename);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/auth/avatar`, { method: 'POST', headers, body: form });
  return { status: response.status, body: await response.json() };
};

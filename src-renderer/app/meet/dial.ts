/** A call that was asked for on another page, on its way to the page of its meeting. A reload of that page has forgotten it. */
export interface Dial {
  readonly conversationId: string;
  readonly type: 'video' | 'audio';
}

/** What the preload's world tells the main process. Values are written by `encodeValue`. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: string; readonly args: string }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'preload-failed'; readonly message: string; readonly stack: string };

/** What the main process tells the preload's world. */
export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  | { readonly kind: 'reply'; readonly id: number; readonly isOk: boolean; readonly value: string };

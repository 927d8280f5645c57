import { randomUUID } from 'node:crypto';
import type { NotificationAction, NotificationConstructorOptions } from 'electron';
import { StrictEmitter } from './strict.ts';

/** Electron's `Notification`: says that it was shown; tests emit what a person would do with it. */
export class Notification extends StrictEmitter {
  readonly id: string;
  title: string;
  body: string;
  silent: boolean;
  subtitle: string;
  urgency: NonNullable<NotificationConstructorOptions['urgency']>;
  timeoutType: NonNullable<NotificationConstructorOptions['timeoutType']>;
  actions: NotificationAction[];
  closeButtonText: string;
  hasReply: boolean;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.id = options.id ?? randomUUID();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.subtitle = options.subtitle ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
    this.actions = options.actions ?? [];
    this.closeButtonText = options.closeButtonText ?? '';
    this.hasReply = options.hasReply ?? false;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

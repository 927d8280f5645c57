import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { StrictEmitter } from './strict.ts';

const frames = new Set<WindowFrame>();

/** Takes a frame off the desktop for good. */
export let leaveDesktop: (frame: WindowFrame) => void;

/** The frame of a window: nothing draws it here, so its state is what the app last said. */
export class WindowFrame extends StrictEmitter {
  title: string;
  #bounds: Rectangle;
  #isVisible: boolean;
  #isFocused = false;
  #isMinimized = false;
  #isMaximized = false;
  #isFullScreen: boolean;
  #isAlwaysOnTop: boolean;
  #isOnAllWorkspaces = false;
  #isProtected = false;
  #isResizable: boolean;
  #opacity = 1;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.#bounds = { x, y, width, height };
    this.title = options.title ?? '';
    this.#isVisible = show;
    this.#isFullScreen = options.fullscreen ?? false;
    this.#isAlwaysOnTop = options.alwaysOnTop ?? false;
    this.#isResizable = options.resizable ?? true;
    frames.add(this);
    if (show) queueMicrotask(() => this.focus());
  }

  static {
    leaveDesktop = (frame) => {
      frames.delete(frame);
      frame.#isFocused = false;
      frame.#isVisible = false;
    };
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.blur();
    this.#isVisible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    if (this.#isFocused || !frames.has(this)) return;
    for (const frame of frames) frame.blur();
    this.#isFocused = true;
    this.emit('focus');
  }

  blur(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit('blur');
  }

  isFocused(): boolean {
    return this.#isFocused;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  maximize(): void {
    this.#isMaximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.#isMaximized = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  setFullScreen(isFull: boolean): void {
    this.#isFullScreen = isFull;
    this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  setAlwaysOnTop(isOnTop: boolean): void {
    this.#isAlwaysOnTop = isOnTop;
    this.emit('always-on-top-changed', {}, isOnTop);
  }

  isAlwaysOnTop(): boolean {
    return this.#isAlwaysOnTop;
  }

  setVisibleOnAllWorkspaces(isEverywhere: boolean): void {
    this.#isOnAllWorkspaces = isEverywhere;
  }

  isVisibleOnAllWorkspaces(): boolean {
    return this.#isOnAllWorkspaces;
  }

  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected;
  }

  isContentProtected(): boolean {
    return this.#isProtected;
  }

  setResizable(isResizable: boolean): void {
    this.#isResizable = isResizable;
  }

  isResizable(): boolean {
    return this.#isResizable;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return this.getBounds();
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds;
    this.#bounds = { ...before, ...bounds };
    const { x, y, width, height } = this.#bounds;
    if (x !== before.x || y !== before.y) this.emit('move');
    if (width !== before.width || height !== before.height) this.emit('resize');
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    this.setPosition(0, 0);
  }

  setOpacity(opacity: number): void {
    this.#opacity = opacity;
  }

  getOpacity(): number {
    return this.#opacity;
  }

  moveTop(): void {}
  flashFrame(): void {}
  setSkipTaskbar(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setIcon(): void {}
  setBackgroundColor(): void {}
  setMinimumSize(): void {}
  setMaximumSize(): void {}
  setAspectRatio(): void {}
  setProgressBar(): void {}
  setOverlayIcon(): void {}
  setWindowButtonVisibility(): void {}
  setTitleBarOverlay(): void {}
  setIgnoreMouseEvents(): void {}
  setFocusable(): void {}
  setThumbarButtons(): boolean {
    return true;
  }
}

/** The smaller parts of the system around an app. What would be seen or heard is only remembered. */
import type { Display, Point, Rectangle } from 'electron';
import { Strict, StrictEmitter } from './strict.ts';

class Shell extends Strict {
  /** Tests put their own function in this place; nothing outside is ever opened here. */
  openExternal(_url: string): Promise<void> {
    return Promise.resolve();
  }

  openPath(_path: string): Promise<string> {
    return Promise.resolve('');
  }

  showItemInFolder(_path: string): void {}
  beep(): void {}
}

class Clipboard extends Strict {
  #text = '';

  readText(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  writeText(text: string): Promise<void> {
    this.#text = text;
    return Promise.resolve();
  }

  clear(): void {
    this.#text = '';
  }
}

class GlobalShortcut extends Strict {
  readonly #held = new Map<string, () => void>();

  register(accelerator: string, callback: () => void): boolean {
    if (this.#held.has(accelerator)) return false;
    this.#held.set(accelerator, callback);
    return true;
  }

  isRegistered(accelerator: string): boolean {
    return this.#held.has(accelerator);
  }

  unregister(accelerator: string): void {
    this.#held.delete(accelerator);
  }

  unregisterAll(): void {
    this.#held.clear();
  }
}

class PowerSaveBlocker extends Strict {
  readonly #started = new Set<number>();
  #lastId = 0;

  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.#lastId += 1;
    this.#started.add(this.#lastId);
    return this.#lastId;
  }

  stop(id: number): boolean {
    return this.#started.delete(id);
  }

  isStarted(id: number): boolean {
    return this.#started.has(id);
  }
}

class PowerMonitor extends StrictEmitter {
  readonly onBatteryPower = false;

  getSystemIdleState(_thresholdSeconds: number): 'active' {
    return 'active';
  }

  getSystemIdleTime(): number {
    return 0;
  }
}

class NativeTheme extends StrictEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  #source: 'system' | 'light' | 'dark' = 'system';

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

const AREA: Rectangle = { x: 0, y: 0, width: 1280, height: 720 };

class Screen extends StrictEmitter {
  getPrimaryDisplay(): Display {
    const { width, height } = AREA;
    const display: Partial<Display> = {
      id: 0,
      label: 'Screen',
      bounds: AREA,
      workArea: AREA,
      size: { width, height },
      workAreaSize: { width, height },
      scaleFactor: 1,
      rotation: 0,
      internal: true,
    };
    return display as Display;
  }

  getAllDisplays(): Display[] {
    return [this.getPrimaryDisplay()];
  }

  getDisplayMatching(_area: Rectangle): Display {
    return this.getPrimaryDisplay();
  }

  getDisplayNearestPoint(_point: Point): Display {
    return this.getPrimaryDisplay();
  }

  getCursorScreenPoint(): Point {
    return { x: 0, y: 0 };
  }
}

class CrashReporter extends Strict {
  start(): void {}
  addExtraParameter(): void {}
}

class SystemPreferences extends StrictEmitter {
  getMediaAccessStatus(_kind: 'microphone' | 'camera' | 'screen'): 'granted' {
    return 'granted';
  }

  askForMediaAccess(_kind: 'microphone' | 'camera'): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export const shell = new Shell();
export const clipboard = new Clipboard();
export const globalShortcut = new GlobalShortcut();
export const powerSaveBlocker = new PowerSaveBlocker();
export const powerMonitor = new PowerMonitor();
export const nativeTheme = new NativeTheme();
export const screen = new Screen();
export const crashReporter = new CrashReporter();
export const systemPreferences = new SystemPreferences();

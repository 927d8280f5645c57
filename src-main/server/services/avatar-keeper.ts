import { type IncomingBytes, type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, Log, PictureStore, Repositories, SerialQueue, StoredAccount } from '../ports/index.ts';

/** Keeps the pictures on the disk and what accounts say of them true to each other. */
export interface AvatarKeeper {
  /** Takes a picture in and shows it as this account's; both are durable when it resolves. */
  replace(account: StoredAccount, content: IncomingBytes): Promise<Outcome<void>>;
  /** Removes the picture that an account had, unless somebody still has it. */
  drop(avatar: string | undefined): Promise<void>;
  readonly open: Handlers['avatar.open'];
  /** Removes what a former run left behind. */
  tidy(): Promise<void>;
}

interface Parts {
  readonly accounts: Repositories['accounts'];
  readonly pictures: PictureStore;
  readonly queue: SerialQueue;
  readonly log: Log;
}

const MOST_BYTES = 2 * 1_048_576;
const PREFIX = '/avatars/';
const OWN_ADDRESS = /^\/avatars\/(?<accountId>[0-9a-f]{24})\/(?<name>(?<hash>[0-9a-f]{64})\.(?<extension>\w{3,4}))$/;

const mimes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** What the address of a picture on this server says; undefined for any other address. */
const read = (avatar: string | undefined) => {
  const { accountId, name, hash, extension } = OWN_ADDRESS.exec(avatar ?? '')?.groups ?? {};
  const mime = mimes[extension ?? ''];
  return accountId && name && hash && mime ? { accountId, name, hash, mime } : undefined;
};

const tooLarge = fail('FILE_TOO_LARGE', `The picture is too large: at most ${MOST_BYTES / 1_048_576} MB.`);

/** Builds the keeper. The address of a picture names the account, so that older ones lead to the present picture. */
export const createAvatarKeeper = ({ accounts, pictures, queue, log }: Parts): AvatarKeeper => {
  /** Whoever adds some content and whoever removes it must not meet halfway. */
  const inTurn = <T>(hash: string, task: () => Promise<T>): Promise<T> => queue.run(`picture ${hash}`, task);

  const hashesInUse = async () => (await accounts.listAvatars(PREFIX)).flatMap((avatar) => read(avatar)?.hash ?? []);

  const drop = async (avatar: string | undefined) => {
    const hash = read(avatar)?.hash;
    if (hash === undefined) return;
    await inTurn(hash, async () => {
      if (!(await hashesInUse()).includes(hash)) await pictures.remove(hash);
    });
  };

  return {
    drop,
    async replace({ id, avatar }, content) {
      const received = await pictures.receive(content, MOST_BYTES);
      if (!received.ok) return received.error.code === 'FILE_TOO_LARGE' ? tooLarge : received;
      const { hash, extension } = received.value;
      await inTurn(hash, async () => {
        await received.value.keep();
        await accounts.update(id, { avatar: `${PREFIX}${id}/${hash}.${extension}` });
      });
      await drop(avatar);
      return ok(undefined);
    },
    async open(_asker, { accountId, name }) {
      const current = read((await accounts.find(accountId))?.avatar);
      const content = current?.accountId === accountId ? await pictures.find(current.hash) : undefined;
      return current && content
        ? ok({ content, mime: current.mime, isCurrent: current.name === name })
        : fail('FILE_NOT_FOUND');
    },
    async tidy() {
      const removed = await pictures.keepOnly(await hashesInUse());
      if (removed > 0) log.info({ removed }, 'pictures that belong to nobody were removed');
    },
  };
};

/** True for the address of a picture that this server keeps: only an upload may bring one about. */
export const isKept = (avatar: string): boolean => avatar.startsWith(PREFIX);

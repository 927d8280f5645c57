import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Identity } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DoorIcon, LinkIcon } from '#renderer/ui/icons.ts';
import type { Language } from '#renderer/ui/languages.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import type { LinkView, LinkVisit } from './model/link-visit.ts';
import { LinkForm } from './parts/LinkForm.tsx';

export interface JoinScreenProps {
  readonly visit: LinkVisit;
  readonly suggestedName: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onGuest: (guest: Extract<Identity, { kind: 'guest' }>) => void;
}

/** The page behind an invite link: what it leads to, and a name to come in with. */
export const JoinScreen = (props: JoinScreenProps) => {
  const { visit } = props;
  const go = useGo();
  const view = useStore(visit.store);
  useEffect(() => void visit.load(), [visit]);
  useEffect(() => {
    if (view.kind === 'member') go(paths.meet(view.conversationId));
  }, [view, go]);
  return view.kind === 'open' ? <OpenLink {...props} link={view} /> : <ClosedLink view={view} visit={visit} />;
};

type OpenLinkProps = JoinScreenProps & { readonly link: Extract<LinkView, { kind: 'open' }> };

const OpenLink = ({ link, visit, onGuest, ...form }: OpenLinkProps) => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <CenteredScreen icon={<DoorIcon size={36} />} title={link.title.trim() || t('common.meeting')}>
      <p>{link.hasLobby ? t('join.invitedToLobby') : t('join.invited')}</p>
      <LinkForm
        {...form}
        onEnter={async (name) => {
          const entered = await visit.enter(name, form.language);
          if (!entered.ok) return entered;
          onGuest(entered.value);
          go(paths.meet(entered.value.conversationId));
          return entered;
        }}
      />
    </CenteredScreen>
  );
};

const closedTexts = {
  expired: { title: 'join.expired.title', text: 'join.expired.text' },
  unknown: { title: 'join.unknown.title', text: 'join.unknown.text' },
  failed: { title: 'join.failed.title', text: null },
  loading: { title: 'join.loading', text: null },
  member: { title: 'join.loading', text: null },
} as const;

const ClosedLink = ({
  view,
  visit,
}: {
  readonly view: Exclude<LinkView, { kind: 'open' }>;
  readonly visit: LinkVisit;
}) => {
  const { t } = useTranslation();
  const go = useGo();
  const texts = closedTexts[view.kind];
  const isWaiting = view.kind === 'loading' || view.kind === 'member';
  const home = isWaiting ? null : (
    <Button variant="default" onClick={() => go(paths.home)}>
      {t('common.toHome')}
    </Button>
  );
  return (
    <CenteredScreen key={view.kind} icon={<LinkIcon size={34} />} title={t(texts.title)} actions={home}>
      {texts.text ? <p>{t(texts.text)}</p> : null}
      {view.kind === 'failed' ? <FailureNote failure={view.failure} onRetry={() => void visit.load()} /> : null}
    </CenteredScreen>
  );
};

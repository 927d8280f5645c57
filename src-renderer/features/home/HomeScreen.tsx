import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RecentCalls } from '#renderer/features/history/index.ts';
import { InsecureNotice } from '#renderer/features/lobby/index.ts';
import { paths } from '#renderer/platform/index.ts';
import type { InsecurePage } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import styles from './HomeScreen.module.css';
import { followJoinTarget } from './model/follow-join-target.ts';
import { runningCallOf } from './model/running-call.ts';
import type { StartMeetingTools } from './model/start-meeting.ts';
import { JoinCard } from './parts/JoinCard.tsx';
import { RecentCard } from './parts/RecentCard.tsx';
import { RunningBanner } from './parts/RunningBanner.tsx';
import { StartCard } from './parts/StartCard.tsx';

export interface HomeScreenProps {
  readonly tools: StartMeetingTools;
  readonly recent: RecentCalls;
  readonly origin: string;
  readonly insecurePage: InsecurePage | null;
  /** The name last used in this browser, also by a guest. */
  readonly suggestedName: string;
  readonly openElsewhere: (url: string) => void;
  readonly now: number;
  /** About the server that this app speaks to; nothing in browsers. */
  readonly serverCard?: ReactNode;
}

/** Where everything begins: start a meeting, join one, go back to one, see the latest. */
export const HomeScreen = (props: HomeScreenProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const identity = useStore(props.tools.identity);
  const recent = useStore(props.recent.store);
  const person = identity.kind === 'account' ? identity.user.username : null;
  const running = runningCallOf(recent);
  return (
    <div className={styles.home}>
      <header className={styles.head}>
        <ScreenHeading className={styles.title}>
          {person === null ? t('home.title') : t('home.welcome', { name: person })}
        </ScreenHeading>
        <p className={styles.lead}>{t('home.lead')}</p>
      </header>
      {props.insecurePage ? <InsecureNotice page={props.insecurePage} /> : null}
      {running ? <RunningBanner call={running} /> : null}
      <div className={styles.columns}>
        <div className={styles.side}>
          <StartCard
            key={identity.kind}
            tools={props.tools}
            personName={person}
            suggestedName={props.suggestedName}
            onMeeting={(id) => go(paths.meet(id))}
          />
          {props.serverCard}
        </div>
        <div className={styles.side}>
          <JoinCard origin={props.origin} onJoin={(target) => followJoinTarget(target, go, props.openElsewhere)} />
          <RecentCard recent={recent} now={props.now} onRetry={() => void props.recent.refresh()} />
        </div>
      </div>
    </div>
  );
};

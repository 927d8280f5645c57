import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestClient } from '#renderer/client/client-types.ts';
import type { AccountRole } from '#renderer/features/account/index.ts';
import { paths } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import styles from './AdminScreen.module.css';
import './admin-styles.ts';
import { type AdminRights, rightsOf } from './model/rights.ts';
import { type AdminSection, sections } from './model/sections.ts';
import { AuditSection } from './parts/AuditSection.tsx';
import { CallsSection } from './parts/CallsSection.tsx';
import { LogsSection } from './parts/LogsSection.tsx';
import { MailsSection } from './parts/MailsSection.tsx';
import { OverviewSection } from './parts/OverviewSection.tsx';
import { SystemSection } from './parts/SystemSection.tsx';
import { UsersSection } from './parts/UsersSection.tsx';

export interface AdminScreenProps {
  readonly rest: RestClient;
  /** null until the server told it. */
  readonly role: AccountRole | null;
  readonly section: AdminSection;
}

const labelKeys = {
  overview: 'admin.section.overview',
  users: 'admin.section.users',
  calls: 'admin.section.calls',
  logs: 'admin.section.logs',
  mails: 'admin.section.mails',
  system: 'admin.section.system',
  audit: 'admin.section.audit',
} as const satisfies Record<AdminSection, string>;

/** The administration of this server, for moderators and administrators. */
export const AdminScreen = ({ rest, role, section }: AdminScreenProps) => {
  const { t } = useTranslation();
  const rights = useMemo(() => rightsOf(role), [role]);
  useEffect(() => {
    document.title = `${t('admin.title')} · Beckon`;
  }, [t]);
  if (role === null) return <p className={styles.wait}>{t('common.loading')}</p>;
  if (!rights) {
    return (
      <div className={styles.page}>
        <Callout
          tone="warning"
          title={t('admin.closed.title')}
          action={<AppLink href={paths.home}>{t('common.toHome')}</AppLink>}
        >
          <p>{t('admin.closed.text')}</p>
        </Callout>
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <ScreenHeading className={styles.title}>{t('admin.title')}</ScreenHeading>
        <Tabs section={section} />
      </header>
      <Section section={section} rest={rest} rights={rights} />
    </div>
  );
};

/** On a narrow page the tabs are a strip to be dragged: the one that is open is brought into its middle. */
const bringToMiddle = (tab: HTMLElement | null): void => {
  const strip = tab?.parentElement;
  if (tab && strip) strip.scrollLeft = tab.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
};

const Tabs = ({ section }: Pick<AdminScreenProps, 'section'>) => {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t('admin.section.label')}>
      {sections.map((name) => (
        <AppLink
          key={name}
          ref={name === section ? bringToMiddle : undefined}
          href={paths.admin(name)}
          className={styles.tab}
          aria-current={name === section ? 'page' : undefined}
        >
          {t(labelKeys[name])}
        </AppLink>
      ))}
    </nav>
  );
};

interface SectionProps {
  readonly section: AdminSection;
  readonly rest: RestClient;
  readonly rights: AdminRights;
}

const Section = ({ section, rest, rights }: SectionProps) => {
  const parts = {
    overview: () => <OverviewSection rest={rest} />,
    users: () => <UsersSection rest={rest} rights={rights} />,
    calls: () => <CallsSection rest={rest} />,
    logs: () => <LogsSection rest={rest} />,
    mails: () => <MailsSection rest={rest} />,
    system: () => <SystemSection rest={rest} rights={rights} />,
    audit: () => <AuditSection rest={rest} />,
  } as const satisfies Record<AdminSection, () => unknown>;
  return parts[section]();
};

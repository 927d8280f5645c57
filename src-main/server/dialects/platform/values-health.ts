import type { Check, HealthReport } from '#shared/contract/index.ts';
import { iso } from '../moments.ts';

export const toCheck = ({ status, message, responseMs, facts }: Check) => ({
  status,
  message,
  responseTime: responseMs,
  data: facts,
});

/** What the checks found, and how often what. */
export const toReportData = ({ uptimeMs, checks }: HealthReport) => {
  const found = Object.values(checks);
  const count = (status: Check['status']) => found.filter((check) => check.status === status).length;
  return {
    uptime: uptimeMs,
    checks: Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, toCheck(check)])),
    summary: {
      total: found.length,
      healthy: count('healthy'),
      unhealthy: count('unhealthy'),
      warning: count('warning'),
    },
  };
};

/** The report of a server that is well. */
export const toReport = (report: HealthReport) => ({
  success: true as const,
  status: 'healthy' as const,
  message: 'All that calls need is there',
  timestamp: iso(Date.now()),
  data: { status: 'healthy' as const, ...toReportData(report) },
});

/** What a refusal for health's sake tells besides the error. */
export const toSickness = (details: Readonly<Record<string, unknown>> | undefined): object => {
  const { report, check, checks } = (details ?? {}) as Partial<Record<'report' | 'check' | 'checks', unknown>>;
  if (report) return { status: 'unhealthy', data: { status: 'unhealthy', ...toReportData(report as HealthReport) } };
  if (check) return { status: 'unhealthy', data: toCheck(check as Check) };
  return { status: 'unhealthy', data: { status: 'unhealthy', checks } };
};

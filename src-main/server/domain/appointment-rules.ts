/** The numbers that appointments are decided by. */
export interface AppointmentRules {
  /** How long before the agreed time the door opens. */
  readonly opensBeforeMs: number;
  /** How long after the agreed time the door closes. */
  readonly closesAfterMs: number;
  /** How long a room may be empty before the running session counts as over. */
  readonly emptyGraceMs: number;
  /** How far into the future a told moment may lie: clocks differ. */
  readonly clockToleranceMs: number;
  /** Most people in the room of a session of this type, by type in small letters; others have no limit of their own. */
  readonly capacities: Readonly<Record<string, number>>;
}

/** As published; the server's options change the capacities. */
export const defaultAppointmentRules: AppointmentRules = {
  opensBeforeMs: 15 * 60_000,
  closesAfterMs: 2 * 3_600_000,
  emptyGraceMs: 30_000,
  clockToleranceMs: 5 * 60_000,
  capacities: { individual: 2 },
};

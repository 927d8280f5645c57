import 'i18next';
import type admin from '../../resources/locales/en/admin.json';
import type app from '../../resources/locales/en/app.json';
import type appointments from '../../resources/locales/en/appointments.json';
import type desktop from '../../resources/locales/en/desktop.json';
import type operator from '../../resources/locales/en/operator.json';
import type people from '../../resources/locales/en/people.json';

interface Texts {
  admin: typeof admin;
  appointments: typeof appointments;
  desktop: typeof desktop;
  operator: typeof operator;
  people: typeof people;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof app & Texts };
  }
}

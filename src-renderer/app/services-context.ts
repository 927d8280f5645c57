import { createContext, use } from 'react';
import type { Services } from './services.ts';

/** Carries the services to the routes, and no further: features get what they need as props. */
export const ServicesContext = createContext<Services | null>(null);

/** The services; only below the provider. */
export const useServices = (): Services => {
  const services = use(ServicesContext);
  if (!services) throw new Error('There are no services above this part');
  return services;
};

import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { MoreVerticalIcon, PhoneIcon, RemoveIcon, VideoIcon } from '#renderer/ui/icons.ts';
import { nameOf } from '../model/contact-order.ts';

/** What can be done with a contact. Calls are null while one is being begun. */
export interface ContactDeeds {
  readonly call: ((contact: WireContact, type: 'video' | 'audio') => void) | null;
  readonly remove: (contact: WireContact) => void;
}

/** Calling somebody, and the rest behind a menu. */
export const ContactActions = ({ contact, deeds }: { readonly contact: WireContact; readonly deeds: ContactDeeds }) => {
  const { t } = useTranslation();
  const name = nameOf(contact);
  const { call } = deeds;
  return (
    <>
      <ActionIcon
        variant="default"
        size={42}
        radius="xl"
        aria-label={t('people.contacts.callVoice', { name })}
        disabled={!call}
        onClick={() => call?.(contact, 'audio')}
        data-testid="call-voice"
      >
        <PhoneIcon aria-hidden size={20} />
      </ActionIcon>
      <ActionIcon
        size={42}
        radius="xl"
        aria-label={t('people.contacts.callVideo', { name })}
        disabled={!call}
        onClick={() => call?.(contact, 'video')}
        data-testid="call-video"
      >
        <VideoIcon aria-hidden size={20} />
      </ActionIcon>
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            radius="xl"
            aria-label={t('people.contacts.more', { name })}
            data-testid="contact-more"
          >
            <MoreVerticalIcon aria-hidden size={19} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<RemoveIcon aria-hidden size={18} />}
            onClick={() => deeds.remove(contact)}
            data-testid="remove-contact"
          >
            {t('people.contacts.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
};

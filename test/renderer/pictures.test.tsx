import { fireEvent } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { noActions } from '#renderer/features/call/model/room-actions.ts';
import { CallTile } from '#renderer/features/call/parts/CallTile.tsx';
import { PeoplePanel } from '#renderer/features/call/parts/PeoplePanel.tsx';
import { CallPeople } from '#renderer/features/history/parts/CallPeople.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { PictureOrigin } from '#renderer/ui/picture-origin.ts';
import { inCall, tile } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const FACE = `/avatars/65abc123def456789012345a/${'a'.repeat(64)}.png`;

/** Shows it on a page of a server elsewhere, and gives the addresses of all pictures. */
const sources = (part: ReactNode, origin = 'https://host:8787') => {
  show(<PictureOrigin value={origin}>{part}</PictureOrigin>);
  return [...document.querySelectorAll('img')].map((picture) => picture.getAttribute('src'));
};

describe('the picture of a person', () => {
  it('comes from the server of the page, wherever the page is', () => {
    expect(sources(<PersonBadge name="Ada Lovelace" avatar={FACE} />)).toEqual([`https://host:8787${FACE}`]);
  });

  it('may be a part of the profile itself', () => {
    expect(sources(<PersonBadge name="Ada" avatar="data:image/png;base64,AAAA" />)).toEqual([
      'data:image/png;base64,AAAA',
    ]);
  });

  it.each(['https://elsewhere.example/face.png', '//elsewhere.example/face.png', '/api/auth/logout', '', null])(
    'is never asked of anybody else: %s',
    (avatar) => {
      expect(sources(<PersonBadge name="Ada Lovelace" avatar={avatar} />)).toEqual([]);
      expect(document.body).toHaveTextContent('AL');
    },
  );

  it('makes room for the initials when it cannot be shown', () => {
    sources(<PersonBadge name="Ada Lovelace" avatar={FACE} />);
    const [picture] = document.querySelectorAll('img');
    if (picture) fireEvent.error(picture);
    expect(document.body).toHaveTextContent('AL');
    expect(document.querySelector('img')).toBeNull();
  });

  it('stands in the tile, behind the camera', () => {
    const shown = <CallTile tile={tile('ben', { avatar: FACE })} report={null} pinned={false} onPin={null} />;
    expect(sources(shown, '')).toEqual([FACE]);
  });

  it('stands beside whoever is in the call, or waits for it', () => {
    const view = inCall({
      tiles: [tile('ben', { avatar: FACE })],
      waiting: [{ participantId: 'cy', name: 'Cy', avatar: FACE }],
    });
    const nothing = () => undefined;
    const panel = <PeoplePanel view={view} actions={noActions} onRemove={nothing} onClose={nothing} />;
    expect(sources(panel, '')).toEqual([FACE, FACE]);
  });

  it('stands in the history', () => {
    const ben = { id: 'ben', name: 'Ben', avatar: FACE, stays: [{ from: '2026-11-20T10:00:00.000Z', to: null }] };
    expect(sources(<CallPeople people={[ben]} />, '')).toEqual([FACE]);
  });
});

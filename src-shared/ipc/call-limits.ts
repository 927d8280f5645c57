/** The longest name or title that goes to the desktop, in UTF-16 units; the page cuts longer ones. */
export const DESK_NAME_LIMIT = 200;
/** The longest message that goes to the desktop, in UTF-16 units; the page cuts longer ones. */
export const DESK_MESSAGE_LIMIT = 300;
/** The most calls that ring at once on the desktop. */
export const DESK_RINGS_LIMIT = 10;

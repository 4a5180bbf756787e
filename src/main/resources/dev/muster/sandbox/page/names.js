// Whom ids mean, and what time it is, by what the workspace last said.

let names = { users: new Map(), channels: new Map(), groups: new Map() };
let clock = { said: Date.now(), heard: performance.now() };
let lists = { users: [], channels: [] };
const listeners = [];

/** Whom ids mean from now on, and what time it is there. */
export function know(state) {
  names = {
    users: new Map(state.users.map((user) => [user.id, user.real_name])),
    channels: new Map(state.channels.map((channel) => [channel.id, channel.name])),
    groups: new Map(state.usergroups.map((group) => [group.id, group.handle])),
  };
  const said = Date.parse(state.now ?? '');
  if (!Number.isNaN(said)) clock = { said, heard: performance.now() };
  for (const listener of listeners) listener();
}

/** Who and what can be picked from now on. */
export function offer(state) {
  lists = {
    users: state.users.filter((user) => !user.is_bot)
      .map((user) => ({ value: user.id, label: user.real_name, also: user.name, kind: 'user' })),
    channels: state.channels.filter((channel) => !channel.is_im).map((channel) => ({
      value: channel.id, label: '#' + channel.name, kind: channel.is_private ? 'private' : 'public',
    })),
  };
}

/** Called after each time that the workspace said how it is. */
export function whenKnown(listener) {
  listeners.push(listener);
}

export const people = () => lists.users;
export const rooms = () => lists.channels;
export const channelName = (id) => names.channels.get(id);
export const groupHandle = (id) => names.groups.get(id);

export function personName(id) {
  return names.users.get(id) ?? id;
}

/** The workspace's time: it may be moved by hand, so it is not the browser's. */
export function now() {
  return new Date(clock.said + (performance.now() - clock.heard));
}

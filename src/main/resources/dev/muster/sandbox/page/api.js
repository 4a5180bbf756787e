// The hands of the practice workspace.

export async function look(path) {
  const response = await fetch('/sandbox/' + path);
  return response.json();
}

export async function act(path, body) {
  const response = await fetch('/sandbox/' + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

const WORDS = {
  dispatch_failed: 'The app did not answer in three seconds.',
  not_in_channel: 'You are not in this channel.',
  is_archived: 'This channel is archived.',
  channel_not_found: 'You can’t see that channel.',
  action_not_found: 'That button is gone.',
  message_not_found: 'That message is gone.',
  view_not_found: 'That form is gone.',
  already_reacted: 'You reacted so already.',
  no_reaction: 'That reaction is gone.',
  thread_not_found: 'The message that this thread began with is gone.',
  user_not_found: 'There is nobody of that name here.',
  cant_leave_general: 'Nobody can leave #general.',
  invalid_command_response: 'The app answered with something that Slack would not show.',
  workspace_silent: 'The workspace does not answer. Is it still running?',
};

/** What went wrong, for a person. */
export function wording(answer) {
  return WORDS[answer.error] ?? 'That did not work: ' + (answer.error ?? 'no answer');
}

/** An element with properties and children; text is only ever text. */
export function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== 'list') node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

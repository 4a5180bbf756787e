// What stands in an element, as the hands take it: a string, a list of strings, or nothing.

const LISTS = /^multi_|^checkboxes$/;
const INITIAL = ['initial_value', 'initial_option', 'initial_options', 'initial_user', 'initial_users', 'initial_channel',
  'initial_channels', 'initial_conversation', 'initial_conversations', 'initial_date', 'initial_time', 'initial_date_time'];
const PRESENT = ['value', 'selected_option', 'selected_options', 'selected_user', 'selected_users', 'selected_channel',
  'selected_channels', 'selected_conversation', 'selected_conversations', 'selected_date', 'selected_time',
  'selected_date_time', 'rich_text_value', 'files'];

function plain(given) {
  if (Array.isArray(given)) return given.map(plain);
  return given !== null && typeof given === 'object' && 'value' in given ? given.value : given;
}

function first(object, fields) {
  const field = fields.find((name) => object?.[name] !== undefined && object[name] !== null);
  return field === undefined ? null : plain(object[field]);
}

/** What the app put into it. */
export function initialOf(element) {
  return first(element, INITIAL) ?? (LISTS.test(element.type) ? [] : null);
}

/** What stands in it by Slack's state of it. */
export function valueOf(element, state) {
  return first(state, PRESENT) ?? (LISTS.test(element.type) ? [] : null);
}

/** Whether nothing is typed or picked. */
export function isEmpty(value) {
  return value === null || value === undefined || (Array.isArray(value) && !value.length)
    || (typeof value === 'string' && !value.trim());
}

/** Why Slack's client would not send this; undefined where it would. */
export function fault(block, value) {
  const element = block.element;
  if (isEmpty(value)) return block.optional ? undefined : 'Please complete this required field.';
  const length = typeof value === 'string' ? [...value].length : 0;
  if (element.min_length && length < element.min_length) {
    return 'Write at least ' + element.min_length + ' characters.';
  }
  if (element.max_length && length > element.max_length) {
    return 'Write at most ' + element.max_length + ' characters: ' + (length - element.max_length) + ' too many.';
  }
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+$/.test(value)) return 'Write an e-mail address.';
  if (element.type === 'url_text_input' && !(URL.canParse(value) && /^https?:/i.test(value))) {
    return 'Write an address that begins with https:// or http://.';
  }
  return undefined;
}

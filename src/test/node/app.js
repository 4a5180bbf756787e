'use strict';

// An ordinary Bolt app, as its documentation shows one. `seen` tells the tests what it has done.

const { once, EventEmitter } = require('node:events');
const { App, LogLevel, SocketModeReceiver } = require('@slack/bolt');
const { appToken, botToken, slackApiUrl } = require('./hands');

const plain = (text) => ({ type: 'plain_text', text });

const declareModal = (channel) => ({
  type: 'modal',
  callback_id: 'declare',
  private_metadata: channel,
  notify_on_close: true,
  title: plain('Declare an incident'),
  submit: plain('Declare'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: plain('What happens?'),
      element: { type: 'plain_text_input', action_id: 'value', placeholder: plain('Checkout is down') },
    },
    {
      type: 'input',
      block_id: 'severity',
      label: plain('Severity'),
      element: {
        type: 'static_select',
        action_id: 'value',
        options: [
          { text: plain('SEV1'), value: 'sev1' },
          { text: plain('SEV2'), value: 'sev2' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who helps?'),
      element: { type: 'multi_users_select', action_id: 'value' },
    },
  ],
});

const page = (title) => ({
  type: 'modal',
  callback_id: 'page',
  title: plain(title),
  blocks: [
    { type: 'actions', elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }] },
  ],
});

const card = (title) => [
  { type: 'header', text: plain(title) },
  {
    type: 'actions',
    block_id: 'card',
    elements: [
      { type: 'button', action_id: 'acknowledge', style: 'primary', text: plain('Acknowledge'), value: title },
      {
        type: 'static_select',
        action_id: 'severity',
        options: [
          { text: plain('SEV1'), value: 'sev1' },
          { text: plain('SEV2'), value: 'sev2' },
        ],
      },
    ],
  },
];

function buildApp() {
  const seen = new EventEmitter();
  const receiver = new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    // Bolt waits this long before it connects again.
    clientPingTimeout: 300,
    installerOptions: { clientOptions: { slackApiUrl } },
  });
  const app = new App({
    token: botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl },
  });
  app.error(async (error) => {
    seen.emit('error', error);
  });

  app.command('/incident', async ({ command, ack, client, respond }) => {
    if (command.text === 'declare') {
      await client.views.open({ trigger_id: command.trigger_id, view: declareModal(command.channel_id) });
      await ack();
    } else if (command.text === 'stack') {
      const { view } = await client.views.open({ trigger_id: command.trigger_id, view: page('First') });
      await client.views.update({ view_id: view.id, hash: view.hash, view: page('First, edited') });
      await ack();
      seen.emit('opened', { trigger: command.trigger_id, view });
    } else if (command.text === 'later') {
      await ack();
      await respond({ text: 'Here it is.', response_type: 'ephemeral' });
      seen.emit('responded', command);
    } else {
      await ack(`You typed ${command.text}.`);
    }
  });

  app.view('declare', async ({ ack, body, view, client }) => {
    const title = view.state.values.title.value.value;
    if (title.length < 5) {
      await ack({ response_action: 'errors', errors: { title: 'Say a little more.' } });
      return;
    }
    const instead = { edit: 'update', pile: 'push', leave: 'clear' }[title.split(' ')[0]];
    if (instead) {
      await ack({ response_action: instead, ...(instead === 'clear' ? {} : { view: page('Instead') }) });
      return;
    }
    await ack();
    const posted = await client.chat.postMessage({
      channel: view.private_metadata,
      text: title,
      blocks: card(title),
    });
    seen.emit('declared', { view, user: body.user, posted });
  });

  app.view({ callback_id: 'declare', type: 'view_closed' }, async ({ ack, view }) => {
    await ack();
    seen.emit('closed', view);
  });

  app.action('acknowledge', async ({ ack, body, action, client }) => {
    await ack();
    const updated = await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: `${action.value}: acknowledged`,
      blocks: card(action.value).slice(0, 1),
    });
    await client.chat.postEphemeral({ channel: body.channel.id, user: body.user.id, text: 'It is yours.' });
    seen.emit('acknowledged', { body, action, updated });
  });

  app.action('deeper', async ({ ack, body, client }) => {
    await client.views.push({ trigger_id: body.trigger_id, view: page('Second') });
    await ack();
  });

  app.action('severity', async ({ ack, action, respond }) => {
    await ack();
    await respond({ replace_original: false, response_type: 'ephemeral', text: `Now ${action.selected_option.value}.` });
    seen.emit('severity', action);
  });

  app.shortcut('declare_anywhere', async ({ ack, shortcut, client }) => {
    await client.views.open({ trigger_id: shortcut.trigger_id, view: declareModal('incidents') });
    await ack();
  });

  app.shortcut({ type: 'message_action', callback_id: 'to_timeline' }, async ({ ack, shortcut, client }) => {
    await ack();
    const reply = await client.chat.postMessage({
      channel: shortcut.channel.id,
      thread_ts: shortcut.message.ts,
      text: `Kept: ${shortcut.message.text}`,
    });
    seen.emit('kept', { shortcut, reply });
  });

  app.event('reaction_added', async ({ event, body }) => {
    seen.emit('reaction', { event, body });
  });

  app.message(async ({ message }) => {
    seen.emit('message', message);
  });

  app.event('app_home_opened', async ({ event, client }) => {
    const published = await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `Hello <@${event.user}>` } }] },
    });
    seen.emit('home', { event, published });
  });

  /** What the app does next under that name. */
  const next = async (name) => (await once(seen, name))[0];
  return { app, receiver, next };
}

module.exports = { buildApp, page };

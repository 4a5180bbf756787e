'use strict';

// @slack/web-api, unchanged: what Slack answers, and how the client takes it.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { LogLevel, WebClient } = require('@slack/web-api');
const { botToken, callsOf, does, slackApiUrl } = require('./hands');

const silent = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
const client = new WebClient(botToken, { slackApiUrl, logger: silent });
let room;

before(async () => {
  room = (await client.conversations.create({ name: 'witness-web-api' })).channel.id;
});

async function fails(call) {
  try {
    await call;
  } catch (error) {
    return error.data;
  }
  return assert.fail('Slack would refuse this.');
}

test('auth.test says who the bot is', async () => {
  const me = await client.auth.test();
  assert.match(me.team_id, /^T/);
  assert.match(me.user_id, /^[UW]/);
  assert.match(me.bot_id, /^B/);
});

test('a wrong token is refused', async () => {
  const stranger = new WebClient('xoxb-wrong', { slackApiUrl, logger: silent });
  assert.equal((await fails(stranger.auth.test())).error, 'invalid_auth');
});

test('a name is taken once', async () => {
  assert.equal((await fails(client.conversations.create({ name: 'witness-web-api' }))).error, 'name_taken');
  assert.equal((await fails(client.conversations.create({ name: 'Shouting' }))).error, 'invalid_name_specials');
});

test('bad blocks are refused with a pointer to what is wrong', async () => {
  const data = await fails(
    client.chat.postMessage({
      channel: room,
      text: 'x',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }],
    }),
  );
  assert.equal(data.error, 'invalid_blocks');
  assert.deepEqual(data.errors, [
    'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ]);
  assert.deepEqual(
    data.response_metadata.messages,
    data.errors.map((each) => `[ERROR] ${each}`),
  );
});

test('an unknown method is unknown', async () => {
  assert.equal((await fails(client.apiCall('incidents.declare'))).error, 'unknown_method');
});

test('an archived channel takes no message', async () => {
  const gone = (await client.conversations.create({ name: 'witness-gone' })).channel.id;
  await client.conversations.archive({ channel: gone });
  assert.equal((await fails(client.chat.postMessage({ channel: gone, text: 'x' }))).error, 'is_archived');
  assert.equal((await fails(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).error, 'channel_not_found');
});

test('lists come in pages', async () => {
  const names = [];
  for await (const page of client.paginate('users.list', { limit: 3 })) {
    assert.ok(page.members.length <= 3);
    names.push(...page.members.map((user) => user.name));
  }
  assert.equal(new Set(names).size, names.length);
  assert.ok(['ana', 'hal'].every((name) => names.includes(name)));
});

test('a file is uploaded in Slack\'s three steps', async () => {
  const uploaded = await client.filesUploadV2({
    channel_id: room,
    filename: 'log.txt',
    content: 'out of memory',
    initial_comment: 'The log',
  });
  assert.equal(uploaded.ok, true);
  const history = await client.conversations.history({ channel: room });
  assert.ok(history.messages.some((message) => message.files?.[0]?.name === 'log.txt'));
});

test('after a 429 the client waits as long as it was told, and calls again', async () => {
  await does('fault', { method: 'conversations.setTopic', http_status: 429, error: 'ratelimited', retry_after: 1, times: 1 });
  const limited = new Promise((resolve) => {
    client.once('rate_limited', (seconds) => resolve(seconds));
  });
  await client.conversations.setTopic({ channel: room, topic: 'SEV1' });
  assert.equal(await limited, 1);
  const calls = await callsOf('conversations.setTopic');
  assert.equal(calls.length, 2);
  assert.ok(calls[1].at_ms - calls[0].at_ms >= 1000);
});

test('the workspace limits the rate by itself', async () => {
  const hasty = new WebClient(botToken, { slackApiUrl, logger: silent, rejectRateLimitedCalls: true });
  const posts = Array.from({ length: 30 }, (_, index) => hasty.chat.postMessage({ channel: room, text: `${index}` }));
  const results = await Promise.allSettled(posts);
  const refused = results.filter((result) => result.status === 'rejected');
  assert.ok(refused.length > 0);
  assert.ok(refused.every((result) => result.reason.retryAfter >= 1));
});

'use strict';

// What a person does in the practice workspace, and where it is.

const base = process.env.MUSTER_SANDBOX;
if (!base) {
  throw new Error('Set MUSTER_SANDBOX to the address of a practice workspace.');
}

const slackApiUrl = new URL('/api/', base).href;
const botToken = process.env.SLACK_BOT_TOKEN ?? 'xoxb-practice';
const appToken = process.env.SLACK_APP_TOKEN ?? 'xapp-practice';

async function hand(path, body) {
  const response = await fetch(
    new URL(`/sandbox/${path}`, base),
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        },
  );
  return response.json();
}

/** Does it, and fails unless the workspace says that it went well. */
async function does(path, body) {
  const answer = await hand(path, body);
  if (!answer.ok) {
    throw new Error(`/sandbox/${path} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

async function channel(name) {
  const state = await hand('state');
  return state.channels.find((each) => each.name === name);
}

async function topView(user) {
  const { views } = await hand(`views?user=${user}`);
  return views[0];
}

async function callsOf(method, since = 0) {
  const { calls } = await hand(`calls?since=${since}`);
  return calls.filter((call) => call.method === method);
}

module.exports = { appToken, botToken, callsOf, channel, does, hand, slackApiUrl, topView };

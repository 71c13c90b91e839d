// What the page knows: people, messages, commands and the play.

export const state = { accounts: new Map(), posts: new Map(), commands: [], emoji: [], scenes: [], play: {} };
export const INNKEEPER = "playground:0";
export const MODERATOR = 1;

/** Take over everything as the bot tells it. */
export function reset(frame) {
  state.accounts = new Map(frame.accounts.map((account) => [account.id, account]));
  state.posts = new Map(frame.posts.map((post) => [post.id, post]));
  Object.assign(state, { commands: frame.commands, emoji: frame.emoji, scenes: frame.scenes, play: frame.play });
}

/** Give those a visitor may write as in a room. */
export function playable(room) {
  const all = [...state.accounts.values()].filter((account) => account.playable);
  return room === "office" ? all.filter((account) => account.role >= MODERATOR) : all;
}

/** Give what keeps somebody from writing now: `["muted-until", time]`, `["banned"]`, `["away"]`, or nothing. */
export function hindrance(account) {
  const now = Date.now();
  if (account.banned && (!account.banned_until || Date.parse(account.banned_until) > now)) return ["banned"];
  if (account.muted_until && Date.parse(account.muted_until) > now) return ["muted-until", account.muted_until];
  return account.present ? null : ["away"];
}

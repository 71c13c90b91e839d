// The page's one line to the bot: opened again by itself, a little later each time.

const LONGEST = 60_000;

export class Line {
  #socket;
  #tries = 0;
  #opened;
  #frames;
  #states;

  /** `opened` gives the first wish, `frames` takes what comes, `states` hears "connected" and "lost". */
  constructor(opened, frames, states) {
    this.#opened = opened;
    this.#frames = frames;
    this.#states = states;
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.#socket = new WebSocket(`${scheme}://${location.host}/socket`);
    this.#socket.addEventListener("open", () => {
      this.#tries = 0;
      this.#states("connected");
      this.send(this.#opened());
    });
    this.#socket.addEventListener("message", (event) => this.#frames(JSON.parse(event.data)));
    this.#socket.addEventListener("close", () => {
      this.#states("lost");
      setTimeout(() => this.connect(), Math.min(8000, 400 * 2 ** this.#tries++));
    });
  }

  /** Send a wish; tells whether it went out. */
  send(wish) {
    const payload = JSON.stringify(wish);
    if (payload.length > LONGEST || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(payload);
    return true;
  }
}

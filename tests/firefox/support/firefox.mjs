// Firefox as it is installed, driven by the standard that browsers share (WebDriver BiDi): the driver of the other tests knows only a Firefox of its own.
//
// Node 20 has the WebSocket behind `--experimental-websocket`; later ones have it without.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long is waited for anything that should come. */
const PATIENCE = 60_000;

/** A profile that talks to nobody by itself, asks nothing about downloads, and wants pages in English. */
const preferences = (downloads) => ({
  "app.update.disabledForTesting": true,
  "browser.aboutConfig.showWarning": false,
  "browser.download.always_ask_before_handling_new_types": false,
  "browser.download.dir": downloads,
  "browser.download.folderList": 2,
  "browser.safebrowsing.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "intl.accept_languages": "en",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
});

/** Starts the Firefox that FIREFOX names, and gives its one page. */
export async function launch() {
  const program = process.env.FIREFOX;
  if (!program) throw new Error("FIREFOX names no browser: set it to the path of Firefox.");
  const [profile, downloads] = ["profile", "downloads"].map((what) => mkdtempSync(join(tmpdir(), `permille-firefox-${what}-`)));
  const lines = Object.entries(preferences(downloads)).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), `${lines.join("\n")}\n`);
  const running = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
    env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((over) => running.once("exit", over));
  const end = async () => {
    running.kill();
    await ended;
    for (const folder of [profile, downloads]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const session = await connect(await listening(running));
    await session.send("session.new", { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
    const { contexts: [{ context }] } = await session.send("browsingContext.getTree", {});
    await session.send("session.subscribe", { events: ["log.entryAdded"] });
    await session.send("browsingContext.setViewport", { context, viewport: { width: 1440, height: 900 } });
    return { page: new Page(session, context), downloads, end };
  } catch (reason) {
    await end();
    throw reason;
  }
}

/** The address at which it says that it can be driven. */
function listening(running) {
  return within(new Promise((found, failed) => {
    let said = "";
    running.stderr.on("data", (piece) => {
      said += piece;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) found(`${address}/session`);
    });
    running.once("exit", () => failed(new Error(`Firefox ended: ${said.slice(-500)}`)));
  }), "Firefox to listen");
}

async function connect(address) {
  const socket = new WebSocket(address);
  await within(new Promise((open, failed) => {
    socket.onopen = open;
    socket.onerror = () => failed(new Error(`no connection to ${address}`));
  }), "a connection");
  let count = 0;
  const asked = new Map();
  const said = [];
  socket.onmessage = ({ data }) => {
    const { id, type, result, error, message, method, params } = JSON.parse(data);
    if (type === "event" && method === "log.entryAdded" && ["error", "warn"].includes(params.level)) said.push(params.text);
    const waiting = asked.get(id);
    asked.delete(id);
    if (type === "error") waiting?.failed(new Error(`${error}: ${message}`));
    else waiting?.done(result);
  };
  const send = (method, params) => within(new Promise((done, failed) => {
    asked.set(++count, { done, failed });
    socket.send(JSON.stringify({ id: count, method, params }));
  }), method);
  return { send, said };
}

/** What is promised, or a failure that names what did not come. */
function within(promise, what, patience = PATIENCE) {
  let clock;
  const late = new Promise((_, failed) => { clock = setTimeout(() => failed(new Error(`waited too long for ${what}`)), patience); });
  return Promise.race([promise, late]).finally(() => clearTimeout(clock));
}

/** A page, in which things are found as a person would: by role and name. */
class Page {
  #session;
  #context;

  constructor(session, context) {
    this.#session = session;
    this.#context = context;
  }

  /** What the console has complained of. */
  get troubles() {
    return this.#session.said;
  }

  async goto(url) {
    await this.#session.send("browsingContext.navigate", { context: this.#context, url, wait: "interactive" });
  }

  async reload() {
    await this.#session.send("browsingContext.reload", { context: this.#context, wait: "interactive" });
  }

  /** The page as it is printed, on A4: a PDF. */
  async print() {
    const { data } = await this.#session.send("browsingContext.print", { context: this.#context, page: { width: 21, height: 29.7 } });
    return new Uint8Array(Buffer.from(data, "base64"));
  }

  /** What a function in the page answers. */
  async evaluate(act, ...values) {
    const { result, exceptionDetails } = await this.#session.send("script.callFunction", {
      functionDeclaration: String(act),
      arguments: values.map((value) => value?.sharedId ? value : { type: typeof value, value }),
      awaitPromise: true,
      target: { context: this.#context },
      userActivation: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** The elements of this role and name that can be seen. */
  async all(role, name) {
    const { nodes } = await this.#session.send("browsingContext.locateNodes", {
      context: this.#context,
      locator: { type: "accessibility", value: { role, ...(name && { name }) } },
    });
    return nodes;
  }

  /** The first such element, once there is one. */
  async find(role, name) {
    return this.eventually(async () => (await this.all(role, name))[0], `${role} “${name ?? ""}”`);
  }

  /** Presses it. */
  async press(role, name) {
    const element = await this.find(role, name);
    await this.evaluate((element) => element.click(), element);
  }

  /** The text of an element. */
  text(element) {
    return this.evaluate((element) => element.innerText, element);
  }

  /** Types a value into a field, and presses Enter. */
  async fill(name, value) {
    const field = await this.find("textbox", name);
    await this.evaluate((field) => { field.focus(); field.select(); }, field);
    const keys = [...value, "\uE007"].flatMap((key) => [{ type: "keyDown", value: key }, { type: "keyUp", value: key }]);
    await this.#session.send("input.performActions", { context: this.#context, actions: [{ type: "key", id: "keys", actions: keys }] });
  }

  /** What a field holds. */
  async value(name) {
    return this.evaluate((field) => field.value, await this.find("textbox", name));
  }

  /** What `read` answers, once it is something. */
  async eventually(read, what) {
    const deadline = Date.now() + PATIENCE;
    let last;
    while (Date.now() < deadline) {
      try {
        const answer = await read();
        if (answer) return answer;
      } catch (reason) {
        // A page that is being loaded anew cannot be asked.
        last = reason;
      }
      await new Promise((over) => setTimeout(over, 50));
    }
    throw new Error(`waited too long for ${what}${last ? ` (${last.message})` : ""}`);
  }
}

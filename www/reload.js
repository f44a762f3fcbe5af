// While one works on the app: loads the page anew once it was built anew. What is open is brought back as after any reload. A build that failed
// changes nothing here; it is told in the terminal. The published site has no such file.

const EVERY_MILLISECONDS = 300;
/** How long the files beside the page have to be there as well. */
const SETTLING_MILLISECONDS = 200;

const later = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));

/** What tells one build from the next: when the page was written, and what it says, as which files it names. */
async function build() {
  const response = await fetch(location.pathname, { cache: "no-store" });
  return response.ok ? `${response.headers.get("last-modified")} ${await response.text()}` : undefined;
}

// While the server is away there is nothing to load.
const known = () => build().catch(() => undefined);

let first = await known();
for (;;) {
  await later(EVERY_MILLISECONDS);
  const now = await known();
  first ??= now;
  if (now !== undefined && now !== first) {
    await later(SETTLING_MILLISECONDS);
    location.reload();
    break;
  }
}

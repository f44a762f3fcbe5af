// The Share dialog, and a lever whose place tells one state of a file from another.

/** Puts the growth of the population at `value`. */
export async function grow(page, value) {
  const field = page.getByRole("textbox", { name: "Population growth, number" });
  await field.fill(value);
  await field.press("Enter");
  await page.getByRole("button", { name: "Reset Population growth" }).waitFor();
}

/** Where the growth of the population is. */
export const growth = (page) => page.getByRole("textbox", { name: "Population growth, number" }).inputValue();

/** Opens the Share dialog and presses one of its items. */
export async function share(page, item) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: item, exact: true }).click();
  return dialog;
}

/** The link of the open file. */
export async function link(page) {
  const dialog = await share(page, "Copy link");
  const made = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  return { dialog, made };
}

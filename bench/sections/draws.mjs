// Draws of the Risk screen over the province, with suggested ranges and the norms it proposes, from the click to the answer.

import { goTo, openProvince, withApp } from "../app.mjs";
import { spread } from "../drag.mjs";

/** Three runs of 10,000 draws with seeds of their own. */
export function run() {
  return withApp(async (page) => {
    await openProvince(page);
    await goTo(page, "Risk");
    await page.getByRole("region", { name: "Ranges of the levers" }).getByRole("button", { name: "Suggest ranges" }).click();
    const seed = page.getByRole("region", { name: "Draws to make" }).getByRole("textbox", { name: "Seed" });
    const times = [];
    let answer;
    for (const number of [1, 2, 3]) {
      await seed.fill(String(number));
      await seed.press("Enter");
      const button = page.getByRole("button", { name: /^Run 10,000 draws/ });
      await button.waitFor();
      const basis = page.getByText(new RegExp(`^10,000 draws: .* Seed ${number}\\.$`));
      const start = Date.now();
      await button.click();
      await basis.waitFor();
      times.push((Date.now() - start) / 1_000);
      answer = await basis.innerText();
      console.log(`10,000 draws, seed ${number}: ${times.at(-1).toFixed(2)} s`);
    }
    return { draws: 10_000, seconds: spread(times), answer, workers: await page.evaluate(() => navigator.hardwareConcurrency) };
  });
}

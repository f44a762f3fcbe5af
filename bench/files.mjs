// Files of the size of a nation, made up and the same every time: 31 provinces of 11 cities with 2,853 counties, and with 41,352 townships.

import { generator } from "./rivals/world.mjs";

const COUNTIES = 2_853;
const TOWNSHIPS = 41_352;

const name = (zh, en = zh) => ({ zh, en });
const two = (count) => String(count).padStart(2, "0");

/** What each county has besides people, with how many there are for a million. Ids of the shipped plans, so that both sorts of plan speak of them. */
const STOCKS = { "childcare-places": 4_500, ambulances: 60, "negative-pressure-ambulances": 25, "infectious-beds": 150 };

/** A plan that binds every county of the country, whose norms move with people. */
const NATIONAL = {
  plan: {
    id: "nationwide", title: name("全国规划（虚构）", "Nationwide plan (made up)"), number: "1", issuer: name("虚构", "Made up"),
    issued: "2020-01-01", territory: "100000", years: [2021, 2030], revision: 1,
  },
  measure: ["physicians", "nurses", "beds", "general-practitioners", "public-health-staff", "rehabilitation-beds", "care-beds", "paediatric-beds"].map((id) => ({
    id: `nationwide-${id}`, nature: "resource", name: name(id), unit: name("个", "units"), whole: true,
  })),
  norm: [["physicians", "resident", 3.0], ["nurses", "resident", 3.8], ["beds", "resident", 7.2], ["general-practitioners", "resident", 0.4],
    ["public-health-staff", "resident", 0.9], ["rehabilitation-beds", "urban", 0.3], ["care-beds", "aged-60-plus", 30], ["paediatric-beds", "aged-0-4", 2.2],
  ].map(([id, base, value]) => ({
    id: `nationwide-${id}-per-1000`, class: "norm", domain: "medical-care", name: name(`每千人${id}`, `Nationwide ${id} per 1,000`), level: "county",
    measure: `nationwide-${id}`, direction: "at-least", strength: "must", rule: { kind: "ratio", base, per: 1_000 },
    targets: [{ year: 2021, value }], clause: "一", statement: name(`每千人${value}个。`, `${value} for every 1,000.`),
  })),
};

/** A scenario file as text: every county, and with `townships` each county's towns, which state their residents alone. */
export function nation({ townships = false } = {}) {
  const below = generator();
  const areas = [];
  const figure = (count, source = "made-up") => ({ values: { 2020: count }, source });
  let towns = 0;
  for (let province = 0; province < 31; province++) {
    // 江西 is among them, so that the shipped plans bind a province.
    const first = province + 31;
    areas.push({ code: `${first}0000`, name: name(`省${province}`), level: "province" });
    for (let city = 1; city <= 11; city++) {
      areas.push({ code: `${first}${two(city)}00`, name: name(`市${province}-${city}`), level: "city", parent: `${first}0000` });
      for (let place = 1; ; place++) {
        const number = (place - 1) * 341 + province * 11 + city - 1;
        if (number >= COUNTIES) break;
        const code = `${first}${two(city)}${two(place)}`;
        const resident = 60_000 + below(900_000);
        const urban = Math.floor((resident * (200 + below(700))) / 1_000);
        const population = {
          resident: figure(resident), urban: figure(urban), rural: figure(resident - urban),
          "aged-0-4": figure(Math.floor(resident / 20)), "aged-60-plus": figure(Math.floor(resident / 5)),
        };
        const stated = Object.entries(STOCKS).filter(() => below(12) > 0);
        const national = NATIONAL.measure.filter(() => below(12) > 0).map(({ id }) => [id, 3_000]);
        const stocks = Object.fromEntries([...stated, ...national].map(([id, perMillion]) => [id, figure(Math.floor((resident * perMillion * (500 + below(1_000))) / 1e9))]));
        areas.push({ code, name: name(`县${number}`), level: "county", parent: `${first}${two(city)}00`, population, stocks });
        if (!townships) continue;
        // The townships are spread evenly, and none is lost.
        const until = Math.floor(((number + 1) * TOWNSHIPS) / COUNTIES) - Math.floor((number * TOWNSHIPS) / COUNTIES);
        for (let town = 1; town <= until; town++, towns++) {
          areas.push({
            code: `${code}${String(town).padStart(3, "0")}`, name: name(`乡${towns}`), level: "township", parent: code,
            population: { resident: figure(Math.floor(resident / until)) },
          });
        }
      }
    }
  }
  return JSON.stringify({
    format: "permille-scenario", version: 1, title: name("全国（虚构）", "Nation (made up)"), description: name("虚构的全国各县", "Every county, made up"),
    plans: ["gan-fu-fa-2023-1", "jiangxi-14th-five-year", "gan-fu-ting-fa-2025-6", "healthy-jiangxi-2023", NATIONAL],
    base_year: 2020, horizon: [2020, 2035], sources: { "made-up": name("虚构", "Made up") }, areas,
    scenarios: [{ id: "baseline", name: name("基线", "Baseline"), description: name("") }],
  });
}

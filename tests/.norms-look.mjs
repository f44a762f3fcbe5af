import { chromium } from 'playwright-core';
const out='/tmp/s/norms-shots/';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const errs=[];
async function open(w,h,lang,theme){const c=await b.newContext({viewport:{width:w,height:h},locale:lang==='zh'?'zh-CN':'en-GB',colorScheme:theme||'light'});const p=await c.newPage();p.on('console',m=>{if(m.type()==='error')errs.push(m.text())});p.on('pageerror',e=>errs.push(String(e)));await p.goto('http://127.0.0.1:8771/');await p.waitForSelector('[role=tab]#tab-norms',{timeout:30000});return p;}
const which=process.argv[2]||'all';
if(which==='all'||which==='1'){
let p=await open(1440,900,'zh');
await p.click('#tab-norms');await p.waitForTimeout(300);await p.screenshot({path:out+'n1.png'});
await p.locator('.norm__name').nth(1).click();await p.waitForTimeout(200);await p.screenshot({path:out+'n2.png'});
await p.locator('.norms__part').nth(1).click();await p.waitForTimeout(200);await p.screenshot({path:out+'n3.png'});
await p.locator('.norms__part').nth(2).click();await p.waitForTimeout(200);await p.screenshot({path:out+'n4.png'});
await p.locator('.norms__part').nth(3).click();await p.waitForTimeout(200);await p.screenshot({path:out+'n5.png'});
await p.click('#tab-data');await p.waitForTimeout(300);await p.screenshot({path:out+'d1.png'});
await p.fill('#find-area','昌江');await p.press('#find-area','Enter');await p.waitForTimeout(300);await p.screenshot({path:out+'d2.png',fullPage:true});
}
if(which==='all'||which==='2'){
let p=await open(1440,900,'en','dark');
await p.click('#tab-norms');await p.waitForTimeout(300);
await p.fill('.norms__search','childcare');await p.waitForTimeout(200);await p.locator('.norm__name').first().click();await p.waitForTimeout(200);
await p.locator('.norm .ask').first().click();await p.waitForTimeout(300);await p.screenshot({path:out+'n6.png'});
await p.click('#tab-data');await p.waitForTimeout(300);await p.screenshot({path:out+'d3.png'});
}
if(which==='all'||which==='3'){
let p=await open(390,844,'zh');
await p.click('#tab-norms');await p.waitForTimeout(300);await p.screenshot({path:out+'m1.png',fullPage:false});
await p.evaluate(()=>scrollTo(0,500));await p.waitForTimeout(200);await p.screenshot({path:out+'m2.png'});
await p.click('#tab-data');await p.waitForTimeout(300);await p.evaluate(()=>scrollTo(0,0));await p.screenshot({path:out+'m3.png'});
await p.evaluate(()=>scrollTo(0,700));await p.waitForTimeout(200);await p.screenshot({path:out+'m4.png'});
console.log('overflow',await p.evaluate(()=>document.documentElement.scrollWidth));
}
if(which==='all'||which==='4'){
let p=await open(1440,900,'en');
await p.click('#tab-data');await p.fill('#find-area','360202');await p.press('#find-area','Enter');await p.waitForTimeout(200);
const f=p.locator('#stocks-childcare-places');
console.log('has field',await f.count());
await f.fill('4,5');await f.press('Enter');await p.waitForTimeout(100);
console.log('invalid',await f.getAttribute('aria-invalid'),await p.locator('#stocks-childcare-places-said').innerText());
await f.press('Escape');console.log('restored',JSON.stringify(await f.inputValue()));
await f.fill('0.12万');await f.press('Enter');await p.waitForTimeout(200);console.log('took',await f.inputValue(),await p.locator('tr:has(#stocks-childcare-places)').innerText());
await f.fill('5000000');await f.blur();await p.waitForTimeout(200);console.log(await p.locator('#stocks-childcare-places-said').innerText());
await p.screenshot({path:out+'d4.png'});
console.log('undo',await p.getByRole('button',{name:'Undo'}).getAttribute('title'));
await p.getByRole('button',{name:'Undo'}).click();await p.waitForTimeout(100);console.log('undone',await f.inputValue());
await p.locator('tr:has(#stocks-childcare-places) summary').click();await p.locator('tr:has(#stocks-childcare-places) .provenance input').fill('county return');await p.locator('tr:has(#stocks-childcare-places) .provenance input').press('Enter');await p.waitForTimeout(200);
console.log('prov',await p.locator('tr:has(#stocks-childcare-places) summary').innerText());
await p.locator('tr:has(#stocks-childcare-places) .ask').first().click();await p.waitForTimeout(200);console.log('drawer has note',(await p.locator('.drawer').innerText()).includes('county return'));
const u=p.locator('#population-people-urban');await u.fill('99999999');await u.blur();await p.waitForTimeout(200);console.log('sum',await p.locator('.data__sum').innerText());
await p.click('#tab-norms');await p.locator('.norms__part').nth(3).click();const boxes=p.locator('.plan input');const n=await boxes.count();for(let i=0;i<n;i++){if(await boxes.nth(i).isChecked()&&await boxes.nth(i).isEnabled())await boxes.nth(i).click();await p.waitForTimeout(150);}
await p.screenshot({path:out+'n7.png'});console.log('disabled',await p.locator('.plan input:disabled').count(),await p.locator('.plan__why').innerText());
await p.getByRole('button',{name:'Undo'}).click();await p.waitForTimeout(200);
await p.locator('.norms__part').nth(1).click();await p.waitForTimeout(100);console.log('milestones county', (await p.locator('.norms').innerText()).slice(0,600));
const s=p.locator('.milestone select').first();if(await s.count()){await s.selectOption('done');await p.waitForTimeout(200);console.log('ms',await p.locator('.milestone').first().innerText())}
const t0=Date.now();await p.locator('.norms__part').nth(0).click();await p.fill('.norms__search','a');await p.waitForTimeout(50);console.log('rows',await p.locator('.norm').count(),Date.now()-t0);
const t=await p.evaluate(()=>new Promise(r=>{const s=document.querySelector('.lever input[type=range]');const t0=performance.now();let n=0;function step(){s.value=String(n%10);s.dispatchEvent(new InputEvent('input',{bubbles:true}));n++;if(n<20)requestAnimationFrame(step);else r((performance.now()-t0)/20)}step()}));console.log('ms per lever frame with all rows',t);
}
if(which==='5'){
let p=await open(1920,1080,'zh');
await p.locator('.masthead__actions button',{hasText:'打开'}).click();await p.locator('.library button').nth(Number(process.argv[3]||1)).click();await p.waitForTimeout(500);
await p.click('#tab-data');await p.waitForTimeout(300);await p.screenshot({path:out+'w1.png'});
await p.fill('#find-area','南昌');await p.press('#find-area','Enter');await p.waitForTimeout(150);console.log(await p.locator('.data__controls').innerText());
await p.fill('#find-area','360121');await p.press('#find-area','Enter');await p.waitForTimeout(200);
const f=p.locator('#stocks-childcare-places');if(await f.count()){await f.fill('３０００万');await f.press('Enter');await p.waitForTimeout(200);console.log(await p.locator('#stocks-childcare-places-said').innerText());}
await p.locator('.data__rest').first().click();await p.waitForTimeout(200);
await p.screenshot({path:out+'w2.png'});
await p.click('#tab-norms');await p.waitForTimeout(200);await p.screenshot({path:out+'w3.png'});
await p.locator('.norms__domain button').nth(3).click();await p.locator('.norms__domain').nth(3).scrollIntoViewIfNeeded();await p.waitForTimeout(200);await p.screenshot({path:out+'w4.png'});
}
console.log('errors',errs);
await b.close();

// The pages of `attribute --format html` in a real browser: links, focus, notes, widths, dark mode, print, and the rules of WCAG AA by axe.
//
// node tests/browser/pages.cjs FOLDER      FOLDER: made by `attribute --format html --out FOLDER`
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const folder = path.resolve(process.argv[2]);
const address = (file) => pathToFileURL(path.join(folder, file)).href;
const files = fs.readdirSync(folder).filter((file) => file.endsWith('.html'));
const articles = files.filter((file) => file !== 'index.html');
assert.ok(articles.length >= 2, `${folder} has no pages`);

const widths = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 } };

const tests = {
  async 'the index leads to every article, and each leads back'(open) {
    const page = await open('index.html');
    const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.deepEqual([...links].sort(), [...articles].sort());
    for (const link of links.slice(0, 3)) {
      await page.locator(`a[href="${link}"]`).click();
      assert.equal(path.basename(page.url()), link);
      await page.getByRole('link', { name: 'All articles' }).click();
      assert.equal(page.url(), address('index.html'));
    }
  },

  async 'a label leads to its entry in the list, and the entry back to the label'(open) {
    for (const width of ['wide', 'phone']) {
      const page = await open(articles[0], { viewport: widths[width] });
      const labels = await page.locator('article a.n').count();
      for (const i of [0, labels - 1]) {
        const label = page.locator('article a.n').nth(i);
        const name = await label.textContent();
        await label.click();
        const entry = page.locator('.entry:target');
        assert.equal(await entry.locator('a.n').first().textContent(), name);
        await inView(page, entry, `${width}: entry of ${name}`);
        await entry.locator('a.n').first().click();
        await inView(page, label, `${width}: label ${name}`);
      }
    }
  },

  async 'the keyboard reaches each label in the order of the text, and each shows its note'(open) {
    const page = await open(articles[0]);
    const expected = await page.locator('article a.n').evaluateAll((all) => all.map((a) => a.id));
    const reached = [];
    while (reached.length < expected.length) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const a = document.activeElement;
        if (!a.matches('article a.n')) return null;
        const note = document.getElementById(a.getAttribute('aria-describedby'));
        const box = note.getBoundingClientRect();
        const seen = getComputedStyle(note).display !== 'none' && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
        const outlined = getComputedStyle(a).outlineStyle !== 'none';
        return { id: a.id, seen, outlined, text: note.textContent, shown: [...document.querySelectorAll('.note')].filter((n) => n.offsetParent !== null || getComputedStyle(n).display !== 'none').length };
      });
      if (at === null) continue;
      assert.ok(at.seen && at.outlined && at.shown === 1, `${at.id}: ${JSON.stringify(at)}`);
      assert.match(at.text, /% sure/);
      reached.push(at.id);
    }
    assert.deepEqual(reached, expected);
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#w\d+$/);
  },

  async 'pointing at a passage shows its note alone and lights up its source, cue and entry'(open) {
    const nested = articles.find((file) => fs.readFileSync(path.join(folder, file), 'utf8').includes('said indirect nested'));
    assert.ok(nested, 'no nested report in any article');
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(nested, { colorScheme });
      const inner = page.locator('article .said.nested').last();
      await inner.scrollIntoViewIfNeeded();
      const box = (await inner.evaluate((e) => { const b = [...e.getClientRects()].at(-1); return { x: b.left + b.width - 6, y: b.top + b.height / 2 }; }));
      await page.mouse.move(box.x, box.y);
      const notes = page.locator('.note:visible');
      assert.equal(await notes.count(), 1);
      const number = await inner.evaluate((e) => [...e.classList].find((c) => /^a\d+$/.test(c)));
      assert.equal(await notes.first().getAttribute('id'), number.replace('a', 'n'));
      const light = await page.evaluate(() => { const e = document.createElement('i'); e.style.color = 'var(--light)'; document.body.append(e); return getComputedStyle(e).color; });
      const parts = page.locator(`.${number}`).evaluateAll((all) => all.map((e) => [e.className.baseVal ?? e.className, getComputedStyle(e).backgroundColor]));
      assert.ok((await parts).length >= 4);
      for (const [name, colour] of await parts) assert.equal(colour, light, `${name} is not lit`);
      await accessible(page, 'a passage that is pointed at');
      await page.mouse.move(1, 1);
      assert.equal(await page.locator('.note:visible').count(), 0);
    }
  },

  async 'nothing is wider than the screen'(open) {
    for (const [name, viewport] of Object.entries(widths)) {
      for (const file of files) {
        const page = await open(file, { viewport });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${file}, ${name}: ${wide} px too wide`);
      }
    }
  },

  async 'axe finds nothing against WCAG AA, light and dark, wide and narrow'(open) {
    for (const colorScheme of ['light', 'dark']) {
      for (const viewport of [widths.wide, widths.phone]) {
        for (const file of ['index.html', ...articles.slice(0, 2)]) {
          const page = await open(file, { viewport, colorScheme });
          await accessible(page, `${file}, ${colorScheme}, ${viewport.width} px`);
        }
        const page = await open(articles[0], { viewport, colorScheme });
        await page.locator('article a.n').first().focus();
        await accessible(page, `${articles[0]} with a note, ${colorScheme}, ${viewport.width} px`);
      }
    }
  },

  async 'dark mode is dark, and print is dark on light, whatever the mode'(open) {
    const page = await open(articles[0], { colorScheme: 'dark' });
    const [paper, ink] = await lightness(page);
    assert.ok(paper < 0.2 && ink > 0.7, `dark: ${paper}, ${ink}`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const [, printed] = await lightness(page);
    assert.ok(printed < 0.3, `print: ${printed}`);
    assert.equal(await page.locator('.bar, .note').evaluateAll((all) => all.filter((e) => getComputedStyle(e).display !== 'none').length), 0);
    const pdf = await page.pdf({ format: 'A4' });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  },

  async 'kinds of names and of passages differ without colour'(open) {
    const page = await open(articles[0]);
    const marks = await page.locator('.legend .m').evaluateAll((all) => all.map((e) => getComputedStyle(e, '::before').content));
    assert.equal(new Set(marks).size, 5, marks.join(' '));
    const lines = await page.locator('.legend .said').evaluateAll((all) => all.map((e) => getComputedStyle(e).borderBottomStyle));
    assert.deepEqual(lines, ['solid', 'dashed', 'dotted']);
  },

  async 'a page asks for nothing else and runs no script'(open) {
    for (const file of files) {
      const page = await open(file, { javaScriptEnabled: false });
      const text = await page.locator('main').innerText();
      assert.ok(text.length > 100);
    }
  },
};

async function inView(page, locator, what) {
  const seen = await locator.evaluate((e) => {
    const box = e.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, 20) / 2, box.top + Math.min(box.height, 16) / 2];
    const hit = document.elementFromPoint(x, y);
    return box.top >= 0 && box.top < innerHeight && (e.contains(hit) || hit?.contains(e));
  });
  assert.ok(seen, `${what} is not in view`);
}

async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const told = found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 120)} (${n.failureSummary.split('\n')[1]?.trim()})`).join(' | ')}`);
  assert.deepEqual(told, [], what);
  // What lies under the note, and a single letter, axe cannot tell.
  const contrast = found.incomplete.filter((v) => v.id === 'color-contrast').flatMap((v) => v.nodes);
  const unsure = contrast.filter((n) => !['shortTextContent', 'bgOverlap', 'elmPartiallyObscured'].includes(n.any[0]?.data?.messageKey));
  assert.deepEqual(unsure.map((n) => `${n.html.slice(0, 120)} (${n.any[0]?.message})`), [], `${what}: contrast that axe cannot tell`);
}

async function lightness(page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.backgroundColor, style.color].map((c) => {
      const [r, g, b] = c.match(/[\d.]+/g).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    });
  });
}

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const contexts = [];
    const asked = [];
    const open = async (file, options = {}) => {
      const context = await browser.newContext({ viewport: widths.wide, bypassCSP: true, ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.on('request', (request) => { if (!request.url().startsWith('file:')) asked.push(request.url()); });
      page.on('console', (message) => { if (message.type() === 'error') asked.push(message.text()); });
      await page.goto(address(file));
      return page;
    };
    try {
      await test(open);
      assert.deepEqual(asked, [], 'requests or errors');
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${error.message}`);
    }
    for (const context of contexts) await context.close();
  }
  await browser.close();
  console.log(`${Object.keys(tests).length - failed} of ${Object.keys(tests).length} browser tests passed`);
  process.exitCode = failed ? 1 : 0;
})();

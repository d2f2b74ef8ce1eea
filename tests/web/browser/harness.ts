/**
 * Drives dist/ in the system's Chromium. A test gets its own browser context and fails on anything that a visitor's
 * console would show, on every failed request, and on every request to another host:
 *
 *   labTest('the pad takes a finger', { width: 320, touch: true }, async (lab) => {
 *     const page = await lab.open('/index.html');
 *     await page.locator('conv-digits').tap();
 *     await lab.screenshot(page, 'digits-tap');
 *   });
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { serve, type StaticServer } from '../../../scripts/lib/serve.mjs';
import { builtFolder, repositoryPath } from '../repository.js';

/** The policy of the contract, under which everything must work. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
].join('; ');

export interface LabOptions {
  /** Pixels of CSS. */
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** A phone: touch events, coarse pointer, two device pixels per CSS pixel. */
  touch?: boolean;
  reducedMotion?: boolean;
  forcedColors?: boolean;
  /** Serve under the contract's Content-Security-Policy (the default), or without one. */
  strictPolicy?: boolean;
  /** The folder that is served, from the checkout; what CONVSCOPE_DIST names, or dist, by default. */
  folder?: string;
}

export interface Lab {
  readonly context: BrowserContext;
  /** Where the folder is served, with a slash at the end. */
  readonly url: string;
  /** Paths asked of the server so far, in order. */
  readonly requests: readonly string[];
  /** Puts a page, script or style sheet of the test's own beside the served files, under the same policy. */
  addFile(path: string, contents: string): Promise<void>;
  /** Opens a path of the server, or a whole address such as file:///…, and waits for its load event. */
  open(address: string): Promise<Page>;
  /** Writes build/screenshots/<name>-<width>-<theme>.png and returns its path. */
  screenshot(page: Page, name: string, options?: { fullPage?: boolean }): Promise<string>;
  /** A complaint that this test provokes on purpose: those that match are not counted. */
  expectComplaint(pattern: RegExp): void;
}

/** How long anything that is waited for may take: a busy machine is slow, an answer that never comes is a failure. */
const patienceMs = 20_000;

let browser: Browser | undefined;

before(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--no-first-run',
      '--force-color-profile=srgb',
      '--use-fake-device-for-media-stream', // a camera that shows a moving pattern
    ],
  });
});

after(async () => {
  await browser?.close();
});

export function labTest(
  name: string,
  options: LabOptions,
  body: (lab: Lab) => Promise<void>,
): void {
  void test(name, async () => {
    const complaints = new Complaints();
    const requests: string[] = [];
    const server = await serve({
      root: options.folder === undefined ? builtFolder : repositoryPath(options.folder),
      headers: policyHeader(options),
      onRequest: (path) => requests.push(path),
    });
    const context = await newContext(options);
    context.setDefaultTimeout(patienceMs);
    complaints.watch(context, server);
    try {
      await body(openLab({ context, server, requests, options, complaints }));
    } catch (error) {
      // What the page complained about is mostly the reason.
      if (error instanceof Error)
        error.message += complaints.list.map((line) => `\n${line}`).join('');
      throw error;
    } finally {
      await context.close();
      await server.close();
    }
    assert.deepEqual(complaints.list, [], 'the console and the network stay silent');
  });
}

interface LabParts {
  context: BrowserContext;
  server: StaticServer;
  requests: string[];
  options: LabOptions;
  complaints: Complaints;
}

function openLab({ context, server, requests, options, complaints }: LabParts): Lab {
  return {
    context,
    url: server.url,
    requests,
    async addFile(path, contents) {
      const type = fileTypes[extname(path)];
      assert.ok(type, `${path} is a .html, .css or .js file`);
      await context.route(server.url + path, (route) =>
        route.fulfill({
          body: contents,
          headers: { 'Content-Type': type, ...policyHeader(options) },
        }),
      );
    },
    async open(address) {
      const page = await context.newPage();
      await page.goto(new URL(address, server.url).href);
      return page;
    },
    async screenshot(page, name, { fullPage = true } = {}) {
      const folder = repositoryPath('build/screenshots');
      await mkdir(folder, { recursive: true });
      const { width, theme } = { ...defaults, ...options };
      const path = join(folder, `${name}-${width}-${theme}.png`);
      await page.screenshot({ path, fullPage });
      return path;
    },
    expectComplaint(pattern) {
      complaints.expected.push(pattern);
    },
  };
}

const fileTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

function policyHeader(options: LabOptions): Record<string, string> {
  return options.strictPolicy === false ? {} : { 'Content-Security-Policy': strictPolicy };
}

const defaults = { width: 1440, height: 900, theme: 'light' as 'light' | 'dark' };

function newContext(options: LabOptions): Promise<BrowserContext> {
  assert.ok(browser, 'Chromium is running');
  const { width, height, theme } = { ...defaults, ...options };
  return browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: options.forcedColors ? 'active' : 'none',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    deviceScaleFactor: options.touch ? 2 : 1,
    locale: 'en-GB',
  });
}

/** Everything that a visitor's developer tools would hold against the page. */
class Complaints {
  readonly expected: RegExp[] = [];
  readonly #all: string[] = [];

  get list(): string[] {
    return this.#all.filter(
      (complaint) => !this.expected.some((pattern) => pattern.test(complaint)),
    );
  }

  watch(context: BrowserContext, server: StaticServer): void {
    context.on('console', (message) => {
      this.#all.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      this.#all.push(`uncaught: ${error.error().stack ?? error.error().message}`);
    });
    context.on('requestfailed', (request) => {
      this.#all.push(
        `failed: ${request.url()} (${request.failure()?.errorText ?? 'no reason given'})`,
      );
    });
    context.on('response', (response) => {
      if (response.status() >= 400)
        this.#all.push(`status ${response.status()}: ${response.url()}`);
    });
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const isLocal = ['data:', 'blob:', 'file:', 'about:'].includes(protocol);
      if (!isLocal && origin !== new URL(server.url).origin) {
        this.#all.push(`another host was asked: ${request.url()}`);
      }
    });
  }
}

function chromiumPath(): string {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name: try the next.
    }
  }
  throw new Error('Chromium was not found. Install it with ./scripts/setup.');
}

// The desk's liveness and keys. Everything else works without this script.
(() => {
  'use strict';
  const main = document.querySelector('main[data-desk]');
  if (!main) return;
  const byId = (id) => document.getElementById(id);

  // --- changes, as they are made ---

  const PATIENCE_MS = 400;
  const live = byId('live');
  const news = byId('news');
  let asking = false;
  let again = false;

  const showLive = (connected) => {
    if (!live) return;
    live.hidden = false;
    live.classList.toggle('away', !connected);
    live.textContent = connected ? 'Live' : 'Not live: reconnecting';
  };

  const ids = (root) => [...root.querySelectorAll('[data-item]')].map((item) => item.id);

  // puts what the server shows now in the place of what is shown, and keeps what somebody has ticked or focused
  const exchange = (fresh, id) => {
    const old = byId(id);
    const now = fresh.getElementById(id);
    if (!old || !now || old.innerHTML === now.innerHTML) return;
    const ticked = [...old.querySelectorAll('input:checked')].map((box) => box.id);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const item = focused && focused.closest('[data-item]');
    const where = focused && focused.matches('[data-open]') ? '[data-open]' : focused && focused.matches('[data-take]') ? '[data-take]' : 'a';
    old.replaceChildren(...document.importNode(now, true).childNodes);
    ticked.forEach((box) => { const same = byId(box); if (same) same.checked = true; });
    if (focused) {
      const same = (focused.id && byId(focused.id)) || (item && byId(item.id) && (byId(item.id).querySelector(where) || byId(item.id).querySelector('[data-open]')));
      if (same) same.focus({ preventScroll: true });
    }
  };

  const refresh = async () => {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { 'X-Desk-Refresh': '1' }, cache: 'no-store' });
      if (answer.redirected || !answer.ok) { if (answer.redirected) location.reload(); return; }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const before = new Set(ids(document));
      exchange(fresh, 'queue');
      exchange(fresh, 'tabs');
      const came = ids(document).filter((id) => !before.has(id)).length;
      if (news && came > 0) news.textContent = came === 1 ? 'One more waits.' : came + ' more wait.';
    } catch (e) {
      showLive(false);
    } finally {
      asking = false;
      if (again) { again = false; setTimeout(refresh, PATIENCE_MS); }
    }
  };

  const showStale = () => { const stale = byId('stale'); if (stale) stale.querySelector('p').hidden = false; };

  const compare = async () => {
    try {
      const answer = await fetch('/desk/cases/' + main.dataset.case + '/mark', { cache: 'no-store' });
      if (answer.ok && !answer.redirected && (await answer.text()) !== main.dataset.mark) showStale();
    } catch (e) { /* asked again when the stream is open again */ }
  };

  const listen = () => {
    const events = new EventSource('/desk/events');
    const catchUp = main.dataset.desk === 'queue' ? refresh : compare;
    // what changed since the page was made, or while nobody listened, was told to nobody
    events.onopen = () => { showLive(true); catchUp(); };
    events.onerror = () => showLive(false);
    events.addEventListener('desk', catchUp);
    if (main.dataset.desk === 'queue') {
      events.addEventListener('queue', refresh);
    } else {
      events.addEventListener('case', (event) => { if (event.data === main.dataset.case) showStale(); });
    }
    addEventListener('pagehide', () => events.close(), { once: true });
  };
  listen();
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

  // --- keys: single ones can be switched off (WCAG 2.1.4) ---

  const KEY = 'desk.single-keys';
  const kept = () => { try { return localStorage.getItem(KEY) !== 'off'; } catch (e) { return true; } };
  const keep = (on) => { try { localStorage.setItem(KEY, on ? 'on' : 'off'); } catch (e) { /* for this page only */ } };
  let on = kept();

  const dialog = byId('keyboard');
  const help = byId('help-open');
  const box = byId('keys-on');
  const openHelp = () => { if (dialog && !dialog.open) { box.checked = on; dialog.showModal(); } };
  if (help) { help.hidden = false; help.addEventListener('click', openHelp); }
  if (box) box.addEventListener('change', () => { on = box.checked; keep(on); });

  const items = () => [...document.querySelectorAll('[data-item]')];
  const current = () => document.activeElement && document.activeElement.closest('[data-item]');
  const go = (step) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.indexOf(current());
    const to = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    to.querySelector('[data-open]').focus();
    to.scrollIntoView({ block: 'nearest' });
  };

  addEventListener('keydown', (event) => {
    const target = event.target;
    const typing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && target.type !== 'checkbox';
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (dialog && dialog.open)) return;
    const item = current();
    switch (event.key) {
      case 'j': go(1); break;
      case 'k': go(-1); break;
      case 't': { const take = item && item.querySelector('[data-take]'); if (take) take.click(); break; }
      case 'x': { const pick = item && item.querySelector('.pick input'); if (pick) pick.click(); break; }
      case '/': location.assign('/desk/search'); break;
      case '?': openHelp(); break;
      default: return;
    }
    event.preventDefault();
  });
})();

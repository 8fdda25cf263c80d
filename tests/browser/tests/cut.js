// Every text that is shown, and a line for each that can't be read whole: cut by its box, outside the window, over another
// text, or (where the page speaks the pseudo-language) not in it.
const lines = [];
const pseudo = document.documentElement.lang === 'en-XA';
const say = (what, element) => {
  const line = `${what}: "${(element.value || element.innerText || '').trim().slice(0, 60)}" ` +
    `<${element.tagName.toLowerCase()} class="${element.className}"> in ${place(element)}`;
  if (!lines.includes(line)) lines.push(line);
};
const place = (element) => element.closest('[class*=slot-], dialog, .notices, header, .embed, .present')?.className || 'page';

// For ears only: a pixel that is clipped away.
const forEars = (element) => {
  for (let e = element; e && e !== document.body; e = e.parentElement) {
    const style = getComputedStyle(e);
    if (style.clipPath.startsWith('inset(50%') || style.opacity === '0') return true;
  }
  return false;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !forEars(element) &&
  (!document.querySelector('dialog[open]') || element.closest('dialog[open]'));

// The elements with text of their own, each with the boxes of its lines.
const texts = [];
for (const element of document.body.querySelectorAll('*')) {
  if (element.closest('script, style, noscript, svg') || !isShown(element)) continue;
  const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
  if (own.length === 0) continue;
  const boxes = own.flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  }).filter((box) => box.width > 0.5 && box.height > 0.5);
  if (boxes.length) texts.push({ element, boxes, words: own.map((node) => node.data).join(' ') });
}

// Cut by a box that hides what is outside of it, or that scrolls sideways.
const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
for (const { element, boxes } of texts) {
  for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    const wide = (b) => b.left < box.left - 1.5 || b.right > box.right + 1.5;
    const high = (b) => b.top < box.top - 3.5 || b.bottom > box.bottom + 3.5;
    if (style.overflowX !== 'visible' && boxes.some(wide)) say(`cut sideways by .${e.className}`, element);
    if (hides(style.overflowY) && boxes.some(high)) say(`cut in height by .${e.className}`, element);
    // What scrolls is seen by scrolling, whatever lies around it.
    if (style.overflowY === 'auto' || style.overflowY === 'scroll' || style.position === 'fixed') break;
  }
  if (boxes.some((b) => b.left < -1 || b.right > innerWidth + 1)) say('outside the window', element);
}

// Fields and lists to choose from.
const ruler = document.createElement('canvas').getContext('2d');
const width = (element, words) => {
  const style = getComputedStyle(element);
  ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return ruler.measureText(words).width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
};
for (const field of document.querySelectorAll('input[type=text], select')) {
  if (!isShown(field)) continue;
  const words = field.tagName === 'SELECT' ? field.selectedOptions[0]?.text ?? '' : field.value;
  // An arrow of a list that the page does not draw itself takes about 16 pixels.
  const arrow = field.tagName === 'SELECT' && getComputedStyle(field).appearance !== 'none' ? 16 : 0;
  if (width(field, words) + arrow > field.clientWidth + 1) say('a value too long for its field', field);
}

// One text over another. Places of runs on the map are where the runs are, whatever lies there.
const layer = (element) => element.closest('.loss-cover, dialog, .notices, .hint, .inset, [class*=slot-], header, .strip, .tabs');
const still = texts.filter(({ element }) => !element.closest('.letter, .contour-label, .surface-readout, .notice-passing'));
for (let i = 0; i < still.length; i++) {
  for (let k = i + 1; k < still.length; k++) {
    const [a, b] = [still[i], still[k]];
    if (layer(a.element) !== layer(b.element) || a.element.contains(b.element) || b.element.contains(a.element)) continue;
    const over = a.boxes.some((p) => b.boxes.some((q) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 &&
      Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4));
    if (over) say(`over "${b.words.trim().slice(0, 40)}"`, a.element);
  }
}

// Not of the language: its texts have no plain consonants. Code, names that are given and numbers are nobody's, and other languages say their names themselves.
if (pseudo) {
  for (const { element, words } of texts) {
    if (element.closest('code, .wordmark, kbd, [data-notice=link], option, body [lang]')) continue;
    const plain = words.replace(/\b[A-Z]\b/g, '').replace(/\d[\d.,]*e-?\d+/g, '').match(/[b-df-hj-np-tv-z]+/i);
    if (plain) say(`not translated (${plain[0]})`, element);
  }
}
return lines;

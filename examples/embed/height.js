// Gives a frame that asks for it (data-height="settle") the height that the lab in it wishes for.
// The height attribute counts the border too; the lab counts only what is inside it.
addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'settle:height' || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe[data-height="settle"]')) {
    if (frame.contentWindow === source) frame.height = Math.ceil(data.height) + frame.offsetHeight - frame.clientHeight;
  }
});

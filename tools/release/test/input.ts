/** The smallest input that makes a video: one pixel and a prompt. */
export const input = {
  image_url:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  prompt: 'The camera moves slowly forward',
}

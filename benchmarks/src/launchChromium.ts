import { requireChromium } from '@falvideo/chromium'
import { type Browser, chromium } from 'playwright'

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })

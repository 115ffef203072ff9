// Starts the window: language, line to the host, storage worker, then the first render.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { connectWindow, desktopPort } from './app/connect'
import { startingLang } from './app/preferences'
import { giveStylesTheNonce } from './app/style-nonce'
import { startTexts } from './i18n'
import { startStorage } from './storage/client'

/** The host writes a fresh nonce into the page; the property is readable where the attribute is hidden. */
function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
const nonce = cspNonce()
giveStylesTheNonce(nonce)
await startTexts(startingLang())
const gate = window.zhangping
const services = { connection: connectWindow(), storage: startStorage(gate ? desktopPort(gate) : null) }
createRoot(root).render(
  <StrictMode>
    <App services={services} nonce={nonce} />
  </StrictMode>,
)

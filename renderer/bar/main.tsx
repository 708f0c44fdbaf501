// The page of the bar's own window.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../styles/base.css'
import { Bar } from './Bar.tsx'
import { beginBar } from './state.ts'

async function begin(page: HTMLElement): Promise<void> {
  await beginBar()
  createRoot(page).render(
    <StrictMode>
      <Bar />
    </StrictMode>,
  )
}

const page = document.querySelector<HTMLElement>('#app')
if (page) void begin(page)

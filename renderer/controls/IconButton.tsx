// A button that is only an icon: its name is there for those who hear it and for those who point at it.
import type { ComponentProps, ReactNode } from 'react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import controls from '../styles/controls.module.css'

interface IconButtonProps {
  readonly name: string
  readonly children: ReactNode
  readonly onPress: () => unknown
  /** Only for what stays on or off. */
  readonly isOn?: boolean
  readonly isDisabled?: boolean
  readonly className?: string | undefined
}

const POINTED_AT_FOR = 500

export function IconButton({ name, children, onPress, isOn, isDisabled = false, className = '' }: IconButtonProps) {
  const looks = `${controls.icon} ${className}`
  return (
    <TooltipTrigger delay={POINTED_AT_FOR} closeDelay={0}>
      {isOn === undefined ? (
        <Button className={looks} aria-label={name} isDisabled={isDisabled} onPress={() => void onPress()}>
          {children}
        </Button>
      ) : (
        <ToggleButton
          className={looks}
          aria-label={name}
          isDisabled={isDisabled}
          isSelected={isOn}
          onChange={() => void onPress()}
        >
          {children}
        </ToggleButton>
      )}
      <IconName name={name} />
    </TooltipTrigger>
  )
}

/** A tooltip that is seen only: the button has the same name, and it would be heard three times. */
function onlySeen(props: ComponentProps<'div'>) {
  return <div {...props} id={undefined} role="presentation" aria-hidden="true" />
}

export function IconName({ name }: { readonly name: string }) {
  return (
    <Tooltip className={controls.tooltip ?? ''} placement="bottom" offset={4} render={onlySeen}>
      {name}
    </Tooltip>
  )
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AmountHero</name>
    <message>
        <source>Amount in %1</source>
        <comment>currency</comment>
        <translation>Amount in %1</translation>
    </message>
</context>
<context>
    <name>AmountPage</name>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>That is the largest amount</source>
        <translation>That is the largest amount</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>Type the amount</translation>
    </message>
</context>
<context>
    <name>ApprovedPage</name>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>UnionPay</source>
        <translation>UnionPay</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
</context>
<context>
    <name>ChooseApplicationPage</name>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DeclinedPage</name>
    <message>
        <source>Declined, no money was taken</source>
        <translation>Declined, no money was taken</translation>
    </message>
    <message>
        <source>Back to start</source>
        <translation>Back to start</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>Terminal %1</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Every page changes at once</source>
        <translation>Every page changes at once</translation>
    </message>
    <message>
        <source>Dark screen</source>
        <translation>Dark screen</translation>
    </message>
    <message>
        <source>Easier on the eyes in the evening</source>
        <translation>Easier on the eyes in the evening</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Half as large again</source>
        <translation>Half as large again</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Less motion</translation>
    </message>
    <message>
        <source>Pictures stand still</source>
        <translation>Pictures stand still</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message numerus="yes">
        <source>%n digit(s) entered</source>
        <translation>
            <numerusform>%n digit entered</numerusform>
            <numerusform>%n digits entered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The bank wants the customer to call it</source>
        <translation>The bank wants the customer to call it</translation>
    </message>
    <message>
        <source>Try another card</source>
        <translation>Try another card</translation>
    </message>
    <message>
        <source>The bank does not know this shop</source>
        <translation>The bank does not know this shop</translation>
    </message>
    <message>
        <source>Call support</source>
        <translation>Call support</translation>
    </message>
    <message>
        <source>The bank does not accept this card</source>
        <translation>The bank does not accept this card</translation>
    </message>
    <message>
        <source>The bank declined this card</source>
        <translation>The bank declined this card</translation>
    </message>
    <message>
        <source>The bank does not allow this transaction</source>
        <translation>The bank does not allow this transaction</translation>
    </message>
    <message>
        <source>The bank does not accept this amount</source>
        <translation>The bank does not accept this amount</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>Check the amount</translation>
    </message>
    <message>
        <source>The bank does not know this card</source>
        <translation>The bank does not know this card</translation>
    </message>
    <message>
        <source>The bank could not read the request</source>
        <translation>The bank could not read the request</translation>
    </message>
    <message>
        <source>Try again. If it happens again, call support</source>
        <translation>Try again. If it happens again, call support</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Too many wrong PINs</translation>
    </message>
    <message>
        <source>The card&apos;s PIN is blocked. Try another card</source>
        <translation>The card&apos;s PIN is blocked. Try another card</translation>
    </message>
    <message>
        <source>This card is reported lost</source>
        <translation>This card is reported lost</translation>
    </message>
    <message>
        <source>This card is reported stolen</source>
        <translation>This card is reported stolen</translation>
    </message>
    <message>
        <source>Not enough funds</source>
        <translation>Not enough funds</translation>
    </message>
    <message>
        <source>The card has expired</source>
        <translation>The card has expired</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Wrong PIN</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>This card may not be used for this</source>
        <translation>This card may not be used for this</translation>
    </message>
    <message>
        <source>This terminal may not do this</source>
        <translation>This terminal may not do this</translation>
    </message>
    <message>
        <source>Over the card&apos;s limit for one payment</source>
        <translation>Over the card&apos;s limit for one payment</translation>
    </message>
    <message>
        <source>Try a smaller amount or another card</source>
        <translation>Try a smaller amount or another card</translation>
    </message>
    <message>
        <source>The bank has restricted this card</source>
        <translation>The bank has restricted this card</translation>
    </message>
    <message>
        <source>The card was used too often today</source>
        <translation>The card was used too often today</translation>
    </message>
    <message>
        <source>The bank answered too late</source>
        <translation>The bank answered too late</translation>
    </message>
    <message>
        <source>The bank cannot be reached just now</source>
        <translation>The bank cannot be reached just now</translation>
    </message>
    <message>
        <source>Try again in a moment, or another card</source>
        <translation>Try again in a moment, or another card</translation>
    </message>
    <message>
        <source>The bank has a fault</source>
        <translation>The bank has a fault</translation>
    </message>
    <message>
        <source>The bank&apos;s network did not answer</source>
        <translation>The bank&apos;s network did not answer</translation>
    </message>
    <message>
        <source>The PIN could not be checked</source>
        <translation>The PIN could not be checked</translation>
    </message>
    <message>
        <source>The bank could not verify the request</source>
        <translation>The bank could not verify the request</translation>
    </message>
    <message>
        <source>The card declined</source>
        <translation>The card declined</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>Try again, another way, or another card</source>
        <translation>Try again, another way, or another card</translation>
    </message>
    <message>
        <source>No card was presented in time</source>
        <translation>No card was presented in time</translation>
    </message>
    <message>
        <source>Try again when the customer is ready</source>
        <translation>Try again when the customer is ready</translation>
    </message>
    <message>
        <source>The customer cancelled at the PIN pad</source>
        <translation>The customer cancelled at the PIN pad</translation>
    </message>
    <message>
        <source>Try again, or another card</source>
        <translation>Try again, or another card</translation>
    </message>
    <message>
        <source>No PIN was entered in time</source>
        <translation>No PIN was entered in time</translation>
    </message>
    <message>
        <source>You cancelled this payment</source>
        <translation>You cancelled this payment</translation>
    </message>
    <message>
        <source>No money was taken</source>
        <translation>No money was taken</translation>
    </message>
    <message>
        <source>The customer cancelled</source>
        <translation>The customer cancelled</translation>
    </message>
    <message>
        <source>This payment was cancelled</source>
        <translation>This payment was cancelled</translation>
    </message>
    <message>
        <source>The terminal did not accept the request</source>
        <translation>The terminal did not accept the request</translation>
    </message>
    <message>
        <source>This amount cannot be taken</source>
        <translation>This amount cannot be taken</translation>
    </message>
    <message>
        <source>This currency cannot be taken here</source>
        <translation>This currency cannot be taken here</translation>
    </message>
    <message>
        <source>This payment was already asked for with another amount</source>
        <translation>This payment was already asked for with another amount</translation>
    </message>
    <message>
        <source>Check the payments before charging again</source>
        <translation>Check the payments before charging again</translation>
    </message>
    <message>
        <source>It was not found</source>
        <translation>It was not found</translation>
    </message>
    <message>
        <source>Go back and try again</source>
        <translation>Go back and try again</translation>
    </message>
    <message>
        <source>The list has changed</source>
        <translation>The list has changed</translation>
    </message>
    <message>
        <source>This terminal does not do that</source>
        <translation>This terminal does not do that</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>You are signed out</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>You may not do this</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>Ask a supervisor</translation>
    </message>
    <message>
        <source>Wrong number or password</source>
        <translation>Wrong number or password</translation>
    </message>
    <message>
        <source>Too many wrong passwords</source>
        <translation>Too many wrong passwords</translation>
    </message>
    <message>
        <source>Wait, or ask an administrator</source>
        <translation>Wait, or ask an administrator</translation>
    </message>
    <message>
        <source>This screen may not do that</source>
        <translation>This screen may not do that</translation>
    </message>
    <message>
        <source>Your password must be changed first</source>
        <translation>Your password must be changed first</translation>
    </message>
    <message>
        <source>The approval does not hold for this</source>
        <translation>The approval does not hold for this</translation>
    </message>
    <message>
        <source>Ask the supervisor again</source>
        <translation>Ask the supervisor again</translation>
    </message>
    <message>
        <source>This operator is switched off</source>
        <translation>This operator is switched off</translation>
    </message>
    <message>
        <source>A second person must confirm this</source>
        <translation>A second person must confirm this</translation>
    </message>
    <message>
        <source>Ask somebody else to confirm it</source>
        <translation>Ask somebody else to confirm it</translation>
    </message>
    <message>
        <source>Ask an administrator</source>
        <translation>Ask an administrator</translation>
    </message>
    <message>
        <source>Another payment is running</source>
        <translation>Another payment is running</translation>
    </message>
    <message>
        <source>Finish it first</source>
        <translation>Finish it first</translation>
    </message>
    <message>
        <source>Too late to cancel</source>
        <translation>Too late to cancel</translation>
    </message>
    <message>
        <source>The outcome follows in a moment</source>
        <translation>The outcome follows in a moment</translation>
    </message>
    <message>
        <source>That is not possible now</source>
        <translation>That is not possible now</translation>
    </message>
    <message>
        <source>An earlier payment is still being undone</source>
        <translation>An earlier payment is still being undone</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again</source>
        <translation>Wait until it is done, then try again</translation>
    </message>
    <message>
        <source>The day&apos;s book is full</source>
        <translation>The day&apos;s book is full</translation>
    </message>
    <message>
        <source>Settle first, then try again</source>
        <translation>Settle first, then try again</translation>
    </message>
    <message>
        <source>Payments are on hold for a moment</source>
        <translation>Payments are on hold for a moment</translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation>Try again in a few minutes</translation>
    </message>
    <message>
        <source>The card reader does not answer</source>
        <translation>The card reader does not answer</translation>
    </message>
    <message>
        <source>Check its cable, then try again</source>
        <translation>Check its cable, then try again</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>Check its cable and power</source>
        <translation>Check its cable and power</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>Load paper and it prints by itself</source>
        <translation>Load paper and it prints by itself</translation>
    </message>
    <message>
        <source>The PIN pad does not answer</source>
        <translation>The PIN pad does not answer</translation>
    </message>
    <message>
        <source>The device is busy</source>
        <translation>The device is busy</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Try again in a moment</translation>
    </message>
    <message>
        <source>No test card has that name</source>
        <translation>No test card has that name</translation>
    </message>
    <message>
        <source>This terminal has no keys yet</source>
        <translation>This terminal has no keys yet</translation>
    </message>
    <message>
        <source>The bank&apos;s keys did not match</source>
        <translation>The bank&apos;s keys did not match</translation>
    </message>
    <message>
        <source>The bank&apos;s answer could not be trusted</source>
        <translation>The bank&apos;s answer could not be trusted</translation>
    </message>
    <message>
        <source>This payment is being undone. Check its status</source>
        <translation>This payment is being undone. Check its status</translation>
    </message>
    <message>
        <source>The card&apos;s data could not be passed on</source>
        <translation>The card&apos;s data could not be passed on</translation>
    </message>
    <message>
        <source>Test keys are not allowed here</source>
        <translation>Test keys are not allowed here</translation>
    </message>
    <message>
        <source>Too many PIN entries in a short time</source>
        <translation>Too many PIN entries in a short time</translation>
    </message>
    <message>
        <source>Wait a minute, then try again</source>
        <translation>Wait a minute, then try again</translation>
    </message>
    <message>
        <source>No line to the bank</source>
        <translation>No line to the bank</translation>
    </message>
    <message>
        <source>No money was taken. Check the network, then try again</source>
        <translation>No money was taken. Check the network, then try again</translation>
    </message>
    <message>
        <source>The bank did not answer</source>
        <translation>The bank did not answer</translation>
    </message>
    <message>
        <source>This payment is being undone. Check its status before charging again</source>
        <translation>This payment is being undone. Check its status before charging again</translation>
    </message>
    <message>
        <source>The bank&apos;s identity could not be confirmed</source>
        <translation>The bank&apos;s identity could not be confirmed</translation>
    </message>
    <message>
        <source>The bank&apos;s answer could not be understood</source>
        <translation>The bank&apos;s answer could not be understood</translation>
    </message>
    <message>
        <source>This terminal is not signed on at the bank</source>
        <translation>This terminal is not signed on at the bank</translation>
    </message>
    <message>
        <source>The terminal&apos;s storage is full</source>
        <translation>The terminal&apos;s storage is full</translation>
    </message>
    <message>
        <source>The terminal&apos;s storage is damaged</source>
        <translation>The terminal&apos;s storage is damaged</translation>
    </message>
    <message>
        <source>The terminal&apos;s storage does not answer</source>
        <translation>The terminal&apos;s storage does not answer</translation>
    </message>
    <message>
        <source>Part of the terminal does not answer</source>
        <translation>Part of the terminal does not answer</translation>
    </message>
    <message>
        <source>The terminal is not set up correctly</source>
        <translation>The terminal is not set up correctly</translation>
    </message>
    <message>
        <source>That took too long</source>
        <translation>That took too long</translation>
    </message>
    <message>
        <source>The terminal has a fault</source>
        <translation>The terminal has a fault</translation>
    </message>
    <message>
        <source>The bank declined (code %1)</source>
        <translation>The bank declined (code %1)</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Something went wrong (%1)</source>
        <translation>Something went wrong (%1)</translation>
    </message>
    <message>
        <source>The request did not reach the bank</source>
        <translation>The request did not reach the bank</translation>
    </message>
    <message>
        <source>No money was taken. Try again</source>
        <translation>No money was taken. Try again</translation>
    </message>
    <message>
        <source>The terminal restarted</source>
        <translation>The terminal restarted</translation>
    </message>
    <message>
        <source>The card was taken out too early</source>
        <translation>The card was taken out too early</translation>
    </message>
    <message>
        <source>Try again and leave the card in</source>
        <translation>Try again and leave the card in</translation>
    </message>
    <message>
        <source>This terminal cannot take this card</source>
        <translation>This terminal cannot take this card</translation>
    </message>
    <message>
        <source>This is not the card that paid</source>
        <translation>This is not the card that paid</translation>
    </message>
    <message>
        <source>Present the card that paid</source>
        <translation>Present the card that paid</translation>
    </message>
    <message>
        <source>This card is not accepted</source>
        <translation>This card is not accepted</translation>
    </message>
    <message>
        <source>The code could not be recognised</source>
        <translation>The code could not be recognised</translation>
    </message>
    <message>
        <source>Ask the customer to refresh it, then scan again</source>
        <translation>Ask the customer to refresh it, then scan again</translation>
    </message>
    <message>
        <source>The customer did not pay in time</source>
        <translation>The customer did not pay in time</translation>
    </message>
    <message>
        <source>This transaction cannot be undone or followed up</source>
        <translation>This transaction cannot be undone or followed up</translation>
    </message>
    <message>
        <source>Check it in the list: it may be undone or settled already</source>
        <translation>Check it in the list: it may be undone or settled already</translation>
    </message>
    <message>
        <source>That is more than the first transaction allows</source>
        <translation>That is more than the first transaction allows</translation>
    </message>
    <message>
        <source>This transaction is switched off here</source>
        <translation>This transaction is switched off here</translation>
    </message>
    <message>
        <source>The pre-authorisation is too old</source>
        <translation>The pre-authorisation is too old</translation>
    </message>
    <message>
        <source>Take a new payment instead</source>
        <translation>Take a new payment instead</translation>
    </message>
    <message>
        <source>Too many payments wait for the bank</source>
        <translation>Too many payments wait for the bank</translation>
    </message>
    <message>
        <source>Check the network, then try again</source>
        <translation>Check the network, then try again</translation>
    </message>
    <message>
        <source>The day is being settled</source>
        <translation>The day is being settled</translation>
    </message>
    <message>
        <source>Finish the settlement first</source>
        <translation>Finish the settlement first</translation>
    </message>
    <message>
        <source>Some payments are still owed to the bank</source>
        <translation>Some payments are still owed to the bank</translation>
    </message>
    <message>
        <source>The day&apos;s book is not empty</source>
        <translation>The day&apos;s book is not empty</translation>
    </message>
    <message>
        <source>This was changed too often</source>
        <translation>This was changed too often</translation>
    </message>
    <message>
        <source>Wait before changing it again</source>
        <translation>Wait before changing it again</translation>
    </message>
    <message>
        <source>The bank did not confirm this card</source>
        <translation>The bank did not confirm this card</translation>
    </message>
    <message>
        <source>The terminal&apos;s clock is wrong</source>
        <translation>The terminal&apos;s clock is wrong</translation>
    </message>
    <message>
        <source>Set the clock, or sign on again</source>
        <translation>Set the clock, or sign on again</translation>
    </message>
    <message>
        <source>Present the card again</source>
        <translation>Present the card again</translation>
    </message>
    <message>
        <source>Wait until they went through, then settle</source>
        <translation>Wait until they went through, then settle</translation>
    </message>
    <message>
        <source>The stored data is of a newer version</source>
        <translation>The stored data is of a newer version</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>Last receipt</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Double zero</source>
        <translation>Double zero</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Delete the last digit</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Welcome back, %1</source>
        <translation>Welcome back, %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Cancel this payment?</source>
        <translation>Cancel this payment?</translation>
    </message>
    <message>
        <source>If the bank already has it, it is undone</source>
        <translation>If the bank already has it, it is undone</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Cancel payment</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>Carry on</translation>
    </message>
</context>
<context>
    <name>NotTakenPage</name>
    <message>
        <source>No money was taken</source>
        <translation>No money was taken</translation>
    </message>
    <message>
        <source>Back to start</source>
        <translation>Back to start</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>PasswordEntry</name>
    <message>
        <source>Operator number</source>
        <translation>Operator number</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>No payments yet</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>The list cannot be shown</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Cover your hand while typing</source>
        <translation>Cover your hand while typing</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PresentCardPage</name>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Swipe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ProcessingPage</name>
    <message>
        <source>Please wait</source>
        <translation>Please wait</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>The receipt cannot be shown</source>
        <translation>The receipt cannot be shown</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ReconnectingPage</name>
    <message>
        <source>One moment</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>Reconnecting to the terminal</source>
        <translation>Reconnecting to the terminal</translation>
    </message>
    <message>
        <source>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</source>
        <translation>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</translation>
    </message>
    <message>
        <source>This usually takes a few seconds. If it lasts longer than a minute, call support</source>
        <translation>This usually takes a few seconds. If it lasts longer than a minute, call support</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Signing in</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>TakeCardPage</name>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Switch language to %1</source>
        <translation>Switch language to %1</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>TurnBadge</name>
    <message>
        <source>Customer&apos;s turn</source>
        <translation>Customer&apos;s turn</translation>
    </message>
</context>
<context>
    <name>UndoingPage</name>
    <message>
        <source>Outcome unknown</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>Keep the customer here until it is settled</source>
        <translation>Keep the customer here until it is settled</translation>
    </message>
    <message>
        <source>Back to start</source>
        <translation>Back to start</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Check its status</source>
        <translation>Check its status</translation>
    </message>
</context>
<context>
    <name>till::kiosk::HealthModel</name>
    <message>
        <source>Everything works</source>
        <translation>Everything works</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>Something needs attention</source>
        <translation>Something needs attention</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>PIN pad</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Line to the bank</source>
        <translation>Line to the bank</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Does not work</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
</context>
<context>
    <name>till::kiosk::HistoryModel</name>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>Being undone</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In progress</translation>
    </message>
</context>
<context>
    <name>till::kiosk::MenuModel</name>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Health of each part</source>
        <translation>Health of each part</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Light or dark, size of the text</source>
        <translation>Light or dark, size of the text</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>For the end of a shift</source>
        <translation>For the end of a shift</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PaymentModel</name>
    <message>
        <source>Tap the card</source>
        <translation>Tap the card</translation>
    </message>
    <message>
        <source>Insert the card</source>
        <translation>Insert the card</translation>
    </message>
    <message>
        <source>Swipe the card</source>
        <translation>Swipe the card</translation>
    </message>
    <message>
        <source>Tap or insert the card</source>
        <translation>Tap or insert the card</translation>
    </message>
    <message>
        <source>Insert or swipe the card</source>
        <translation>Insert or swipe the card</translation>
    </message>
    <message>
        <source>Tap, insert or swipe the card</source>
        <translation>Tap, insert or swipe the card</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelling</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>Reading the card</translation>
    </message>
    <message>
        <source>Which account on the card?</source>
        <translation>Which account on the card?</translation>
    </message>
    <message>
        <source>Customer: enter your PIN</source>
        <translation>Customer: enter your PIN</translation>
    </message>
    <message>
        <source>Asking the bank</source>
        <translation>Asking the bank</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>Almost done</translation>
    </message>
    <message>
        <source>Take your card</source>
        <translation>Take your card</translation>
    </message>
    <message>
        <source>The terminal is slow to start this payment. You can keep waiting or cancel</source>
        <translation>The terminal is slow to start this payment. You can keep waiting or cancel</translation>
    </message>
    <message>
        <source>Waiting for the terminal</source>
        <translation>Waiting for the terminal</translation>
    </message>
    <message>
        <source>Turn the terminal to the customer</source>
        <translation>Turn the terminal to the customer</translation>
    </message>
    <message>
        <source>The card answers slowly. Keep it still, or cancel and try another way</source>
        <translation>The card answers slowly. Keep it still, or cancel and try another way</translation>
    </message>
    <message>
        <source>Keep the card where it is</source>
        <translation>Keep the card where it is</translation>
    </message>
    <message>
        <source>Ask the customer, then choose</source>
        <translation>Ask the customer, then choose</translation>
    </message>
    <message>
        <source>On the PIN pad, then the green key</source>
        <translation>On the PIN pad, then the green key</translation>
    </message>
    <message>
        <source>The bank is slow. Keep waiting, or cancel: then this payment is undone</source>
        <translation>The bank is slow. Keep waiting, or cancel: then this payment is undone</translation>
    </message>
    <message>
        <source>Waiting for the bank&apos;s answer</source>
        <translation>Waiting for the bank&apos;s answer</translation>
    </message>
    <message>
        <source>Leave the card until you are asked to take it</source>
        <translation>Leave the card until you are asked to take it</translation>
    </message>
    <message>
        <source>The outcome follows at once</source>
        <translation>The outcome follows at once</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>The bank did not answer</source>
        <translation>The bank did not answer</translation>
    </message>
    <message>
        <source>This payment was undone</source>
        <translation>This payment was undone</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Finishing</translation>
    </message>
    <message>
        <source>No money was taken</source>
        <translation>No money was taken</translation>
    </message>
    <message>
        <source>%1. No money was taken</source>
        <comment>who or what cancelled</comment>
        <translation>%1. No money was taken</translation>
    </message>
    <message>
        <source>This payment is being undone. Check its status before charging again</source>
        <translation>This payment is being undone. Check its status before charging again</translation>
    </message>
    <message>
        <source>No money was taken. You can charge again</source>
        <translation>No money was taken. You can charge again</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Reference %1</translation>
    </message>
    <message>
        <source>Out of paper. The payment went through. Load paper and it prints by itself</source>
        <translation>Out of paper. The payment went through. Load paper and it prints by itself</translation>
    </message>
    <message>
        <source>Bank code %1</source>
        <translation>Bank code %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SessionModel</name>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SignInModel</name>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then what to do</comment>
        <translation>%1. %2</translation>
    </message>
</context>
</TS>

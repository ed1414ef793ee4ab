<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AboutPage</name>
    <message>
        <source>About this terminal</source>
        <translation>About this terminal</translation>
    </message>
    <message>
        <source>It cannot be shown</source>
        <translation>It cannot be shown</translation>
    </message>
</context>
<context>
    <name>AmountHero</name>
    <message>
        <source>Amount in %1</source>
        <comment>currency</comment>
        <translation>Amount in %1</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>For the customer&apos;s eyes. It goes away after 20 seconds</source>
        <translation>For the customer&apos;s eyes. It goes away after 20 seconds</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ApprovalPage</name>
    <message>
        <source>Approval</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
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
    <name>AuditPage</name>
    <message>
        <source>Who did what</source>
        <translation>Who did what</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Nothing was done yet</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>The list cannot be shown</translation>
    </message>
</context>
<context>
    <name>CandidateStrip</name>
    <message>
        <source>More words</source>
        <translation>More words</translation>
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
    <message>
        <source>WeChat Pay</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>Alipay</translation>
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
    <name>ClockPage</name>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
</context>
<context>
    <name>DeclinedPage</name>
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
    <name>DigitsPage</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
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
    <name>EndpointPage</name>
    <message>
        <source>Other machines</source>
        <translation>Other machines</translation>
    </message>
    <message>
        <source>This terminal listens to no other machine</source>
        <translation>This terminal listens to no other machine</translation>
    </message>
    <message>
        <source>Whoever sets it up can switch that on</source>
        <translation>Whoever sets it up can switch that on</translation>
    </message>
</context>
<context>
    <name>EraseStep</name>
    <message>
        <source>Keep everything</source>
        <translation>Keep everything</translation>
    </message>
</context>
<context>
    <name>EraseWords</name>
    <message>
        <source>Erase everything on this terminal?</source>
        <translation>Erase everything on this terminal?</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>This cannot be undone</translation>
    </message>
    <message>
        <source>The terminal is being reset</source>
        <translation>The terminal is being reset</translation>
    </message>
    <message>
        <source>The reset was not possible</source>
        <translation>The reset was not possible</translation>
    </message>
    <message>
        <source>Afterwards the terminal is as new: it needs its keys and its settings again</source>
        <translation>Afterwards the terminal is as new: it needs its keys and its settings again</translation>
    </message>
    <message>
        <source>It starts by itself in a few minutes. Leave it switched on</source>
        <translation>It starts by itself in a few minutes. Leave it switched on</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Erase everything</translation>
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
    <message>
        <source>No USB stick was found</source>
        <translation>No USB stick was found</translation>
    </message>
    <message>
        <source>Put one in, wait a moment, then try again</source>
        <translation>Put one in, wait a moment, then try again</translation>
    </message>
    <message>
        <source>The USB stick is full</source>
        <translation>The USB stick is full</translation>
    </message>
    <message>
        <source>Make room on it, or take another one</source>
        <translation>Make room on it, or take another one</translation>
    </message>
    <message>
        <source>The USB stick could not be written</source>
        <translation>The USB stick could not be written</translation>
    </message>
    <message>
        <source>It may be locked or damaged. Take another one</source>
        <translation>It may be locked or damaged. Take another one</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The update server cannot be reached</source>
        <translation>The update server cannot be reached</translation>
    </message>
    <message>
        <source>Check the network, then look again</source>
        <translation>Check the network, then look again</translation>
    </message>
    <message>
        <source>The update server could not prove who it is</source>
        <translation>The update server could not prove who it is</translation>
    </message>
    <message>
        <source>Nothing was taken from it. Call support</source>
        <translation>Nothing was taken from it. Call support</translation>
    </message>
    <message>
        <source>The update server does not have the file</source>
        <translation>The update server does not have the file</translation>
    </message>
    <message>
        <source>Look again later</source>
        <translation>Look again later</translation>
    </message>
    <message>
        <source>The update server did not give the file</source>
        <translation>The update server did not give the file</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>The download broke off</translation>
    </message>
    <message>
        <source>Look for updates again: it goes on from there</source>
        <translation>Look for updates again: it goes on from there</translation>
    </message>
    <message>
        <source>The update server sent more than it should</source>
        <translation>The update server sent more than it should</translation>
    </message>
    <message>
        <source>It was thrown away. Call support</source>
        <translation>It was thrown away. Call support</translation>
    </message>
    <message>
        <source>The update server is too slow</source>
        <translation>The update server is too slow</translation>
    </message>
    <message>
        <source>Look for updates again later</source>
        <translation>Look for updates again later</translation>
    </message>
    <message>
        <source>The list of versions is not from the maker</source>
        <translation>The list of versions is not from the maker</translation>
    </message>
    <message>
        <source>It was not taken. Call support</source>
        <translation>It was not taken. Call support</translation>
    </message>
    <message>
        <source>The list of versions cannot be understood</source>
        <translation>The list of versions cannot be understood</translation>
    </message>
    <message>
        <source>The list of versions is out of date</source>
        <translation>The list of versions is out of date</translation>
    </message>
    <message>
        <source>Check the clock of this terminal, then look again</source>
        <translation>Check the clock of this terminal, then look again</translation>
    </message>
    <message>
        <source>The list of versions is older than the last one</source>
        <translation>The list of versions is older than the last one</translation>
    </message>
    <message>
        <source>The list of versions is for other terminals</source>
        <translation>The list of versions is for other terminals</translation>
    </message>
    <message>
        <source>The update arrived damaged</source>
        <translation>The update arrived damaged</translation>
    </message>
    <message>
        <source>It was thrown away. Download it again</source>
        <translation>It was thrown away. Download it again</translation>
    </message>
    <message>
        <source>The update is not from the maker, or damaged</source>
        <translation>The update is not from the maker, or damaged</translation>
    </message>
    <message>
        <source>It was not installed. Call support</source>
        <translation>It was not installed. Call support</translation>
    </message>
    <message>
        <source>The update is for other terminals</source>
        <translation>The update is for other terminals</translation>
    </message>
    <message>
        <source>The update holds another version than announced</source>
        <translation>The update holds another version than announced</translation>
    </message>
    <message>
        <source>The update is older than what runs</source>
        <translation>The update is older than what runs</translation>
    </message>
    <message>
        <source>It was not installed. Nothing is to be done</source>
        <translation>It was not installed. Nothing is to be done</translation>
    </message>
    <message>
        <source>The part that installs does not answer</source>
        <translation>The part that installs does not answer</translation>
    </message>
    <message>
        <source>It goes on by itself. If it stays so, call support</source>
        <translation>It goes on by itself. If it stays so, call support</translation>
    </message>
    <message>
        <source>The update could not be written</source>
        <translation>The update could not be written</translation>
    </message>
    <message>
        <source>This version runs on. Look for updates again</source>
        <translation>This version runs on. Look for updates again</translation>
    </message>
    <message>
        <source>There is no room for the update</source>
        <translation>There is no room for the update</translation>
    </message>
    <message>
        <source>This version runs on. Call support</source>
        <translation>This version runs on. Call support</translation>
    </message>
    <message>
        <source>The files of the update cannot be read or written</source>
        <translation>The files of the update cannot be read or written</translation>
    </message>
    <message>
        <source>The new version did not start</source>
        <translation>The new version did not start</translation>
    </message>
    <message>
        <source>The version before it runs again. Nothing is to be done</source>
        <translation>The version before it runs again. Nothing is to be done</translation>
    </message>
    <message>
        <source>The new version did not work as it should</source>
        <translation>The new version did not work as it should</translation>
    </message>
    <message>
        <source>The version before it comes back by itself</source>
        <translation>The version before it comes back by itself</translation>
    </message>
    <message>
        <source>The new version could not be kept</source>
        <translation>The new version could not be kept</translation>
    </message>
    <message>
        <source>A payment is open</source>
        <translation>A payment is open</translation>
    </message>
    <message>
        <source>It goes on by itself when the payment is over</source>
        <translation>It goes on by itself when the payment is over</translation>
    </message>
    <message>
        <source>It goes on by itself after that</source>
        <translation>It goes on by itself after that</translation>
    </message>
    <message>
        <source>It is not within the quiet hours</source>
        <translation>It is not within the quiet hours</translation>
    </message>
    <message>
        <source>It begins by itself then, or install it now</source>
        <translation>It begins by itself then, or install it now</translation>
    </message>
    <message>
        <source>Whether a payment is open is not known</source>
        <translation>Whether a payment is open is not known</translation>
    </message>
    <message>
        <source>There is no earlier version to go back to</source>
        <translation>There is no earlier version to go back to</translation>
    </message>
    <message>
        <source>This version stays in use</source>
        <translation>This version stays in use</translation>
    </message>
    <message>
        <source>That version is not on offer any more</source>
        <translation>That version is not on offer any more</translation>
    </message>
    <message>
        <source>Look for updates again</source>
        <translation>Look for updates again</translation>
    </message>
    <message>
        <source>There is none of this in training</source>
        <translation>There is none of this in training</translation>
    </message>
    <message>
        <source>Leave training first</source>
        <translation>Leave training first</translation>
    </message>
    <message>
        <source>The USB stick could not be read</source>
        <translation>The USB stick could not be read</translation>
    </message>
    <message>
        <source>Take it out and put it in again, or take another one</source>
        <translation>Take it out and put it in again, or take another one</translation>
    </message>
    <message>
        <source>There is no photo on the USB stick</source>
        <translation>There is no photo on the USB stick</translation>
    </message>
    <message>
        <source>Put JPEG or PNG photos on it, then try again</source>
        <translation>Put JPEG or PNG photos on it, then try again</translation>
    </message>
    <message>
        <source>This is no photo, or it is damaged</source>
        <translation>This is no photo, or it is damaged</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>Choose another one</translation>
    </message>
    <message>
        <source>This photo is too large</source>
        <translation>This photo is too large</translation>
    </message>
    <message>
        <source>Make it smaller, or choose another one</source>
        <translation>Make it smaller, or choose another one</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export payments</source>
        <translation>Export payments</translation>
    </message>
</context>
<context>
    <name>FactoryResetPage</name>
    <message>
        <source>Factory reset</source>
        <translation>Factory reset</translation>
    </message>
</context>
<context>
    <name>FiltersPage</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>All payments</translation>
    </message>
</context>
<context>
    <name>FindNumberPage</name>
    <message>
        <source>Find a payment</source>
        <translation>Find a payment</translation>
    </message>
    <message>
        <source>Last four digits of the card</source>
        <translation>Last four digits of the card</translation>
    </message>
    <message>
        <source>Trace number</source>
        <translation>Trace number</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>Reference number</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
</context>
<context>
    <name>HelpCodePage</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>Whom to call</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>QR code of this page</source>
        <translation>QR code of this page</translation>
    </message>
    <message>
        <source>Scan to keep this page</source>
        <translation>Scan to keep this page</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>No words for code %1</source>
        <translation>No words for code %1</translation>
    </message>
    <message>
        <source>Call the customer&apos;s bank, or try another card</source>
        <translation>Call the customer&apos;s bank, or try another card</translation>
    </message>
    <message>
        <source>Find a code</source>
        <translation>Find a code</translation>
    </message>
    <message>
        <source>All codes</source>
        <translation>All codes</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Undo or refund</source>
        <translation>Undo or refund</translation>
    </message>
    <message>
        <source>Card services</source>
        <translation>Card services</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Settle</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Between two syllables</source>
        <translation>Between two syllables</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Capital letter</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>Delete the last character</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Signs</translation>
    </message>
    <message>
        <source>Type English</source>
        <translation>Type English</translation>
    </message>
    <message>
        <source>Type Chinese</source>
        <translation>Type Chinese</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>First word</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>New line</translation>
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
    <name>KindWords</name>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>Type the amount</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>No money was taken</source>
        <translation>No money was taken</translation>
    </message>
    <message>
        <source>QR payment</source>
        <translation>QR payment</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>Instalments</translation>
    </message>
    <message>
        <source>Paid with points</source>
        <translation>Paid with points</translation>
    </message>
    <message>
        <source>No points were taken</source>
        <translation>No points were taken</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservation</translation>
    </message>
    <message>
        <source>Sale by telephone</source>
        <translation>Sale by telephone</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Nothing was undone</source>
        <translation>Nothing was undone</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Type the amount to give back</source>
        <translation>Type the amount to give back</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>No money was given back</source>
        <translation>No money was given back</translation>
    </message>
    <message>
        <source>QR refund</source>
        <translation>QR refund</translation>
    </message>
    <message>
        <source>Pre-authorisation</source>
        <translation>Pre-authorisation</translation>
    </message>
    <message>
        <source>Pre-authorise</source>
        <translation>Pre-authorise</translation>
    </message>
    <message>
        <source>Type the amount to hold</source>
        <translation>Type the amount to hold</translation>
    </message>
    <message>
        <source>Pre-authorised</source>
        <translation>Pre-authorised</translation>
    </message>
    <message>
        <source>Nothing was held</source>
        <translation>Nothing was held</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Completion</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Type the amount to take</source>
        <translation>Type the amount to take</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Ask the balance</source>
        <translation>Ask the balance</translation>
    </message>
    <message>
        <source>Available on the card</source>
        <translation>Available on the card</translation>
    </message>
    <message>
        <source>The balance is not known</source>
        <translation>The balance is not known</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Ask the points</source>
        <translation>Ask the points</translation>
    </message>
    <message>
        <source>Points on the card</source>
        <translation>Points on the card</translation>
    </message>
    <message>
        <source>The points are not known</source>
        <translation>The points are not known</translation>
    </message>
    <message>
        <source>Account top-up</source>
        <translation>Account top-up</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Top up</translation>
    </message>
    <message>
        <source>Type the amount to top up</source>
        <translation>Type the amount to top up</translation>
    </message>
    <message>
        <source>Topped up</source>
        <translation>Topped up</translation>
    </message>
    <message>
        <source>Nothing was topped up</source>
        <translation>Nothing was topped up</translation>
    </message>
    <message>
        <source>Cash top-up</source>
        <translation>Cash top-up</translation>
    </message>
    <message>
        <source>Card load</source>
        <translation>Card load</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Tip</translation>
    </message>
    <message>
        <source>Add the tip</source>
        <translation>Add the tip</translation>
    </message>
    <message>
        <source>Type the tip</source>
        <translation>Type the tip</translation>
    </message>
    <message>
        <source>Tip added</source>
        <translation>Tip added</translation>
    </message>
    <message>
        <source>No tip was added</source>
        <translation>No tip was added</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>No money was moved</source>
        <translation>No money was moved</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>Settlement card</translation>
    </message>
    <message>
        <source>Ask the bank</source>
        <translation>Ask the bank</translation>
    </message>
    <message>
        <source>The bank knows this card</source>
        <translation>The bank knows this card</translation>
    </message>
    <message>
        <source>The card was not confirmed</source>
        <translation>The card was not confirmed</translation>
    </message>
    <message>
        <source>Order by telephone</source>
        <translation>Order by telephone</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>More limits</source>
        <translation>More limits</translation>
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
        <source>If the bank already has it, it is undone</source>
        <translation>If the bank already has it, it is undone</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>Carry on</translation>
    </message>
    <message>
        <source>Cancel this transaction?</source>
        <translation>Cancel this transaction?</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Cancel it</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>NewPasswordPage</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>This is your first sign-in: choose a password of your own</source>
        <translation>This is your first sign-in: choose a password of your own</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>Changing</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>NotTakenPage</name>
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
    <name>NoticeChannelsPage</name>
    <message>
        <source>Where notices go</source>
        <translation>Where notices go</translation>
    </message>
    <message>
        <source>Nobody is told yet</source>
        <translation>Nobody is told yet</translation>
    </message>
    <message>
        <source>Add a web address or a gateway for text messages</source>
        <translation>Add a web address or a gateway for text messages</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>Add a channel</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation>No notices yet</translation>
    </message>
    <message>
        <source>They tell people elsewhere what was changed here</source>
        <translation>They tell people elsewhere what was changed here</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Send a test</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation>Where they go</translation>
    </message>
</context>
<context>
    <name>OriginalPage</name>
    <message>
        <source>The payment cannot be shown</source>
        <translation>The payment cannot be shown</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refund a part</source>
        <translation>Refund a part</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>Add a tip</translation>
    </message>
</context>
<context>
    <name>OriginalsPage</name>
    <message>
        <source>Find by a number</source>
        <translation>Find by a number</translation>
    </message>
    <message>
        <source>Or scan the barcode on the slip</source>
        <translation>Or scan the barcode on the slip</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>No payment found</source>
        <translation>No payment found</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>The list cannot be shown</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</source>
        <translation>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</translation>
    </message>
    <message>
        <source>What does not work</source>
        <translation>What does not work</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>Whom to call</translation>
    </message>
</context>
<context>
    <name>PasswordAgainPage</name>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
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
    <name>PatternsPage</name>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>Next colour</translation>
    </message>
    <message>
        <source>Look for spots and lines, then touch</source>
        <translation>Look for spots and lines, then touch</translation>
    </message>
    <message>
        <source>Were all colours clean?</source>
        <translation>Were all colours clean?</translation>
    </message>
    <message>
        <source>No spots, no lines, no stripes</source>
        <translation>No spots, no lines, no stripes</translation>
    </message>
    <message>
        <source>All clean</source>
        <translation>All clean</translation>
    </message>
    <message>
        <source>There was a fault</source>
        <translation>There was a fault</translation>
    </message>
</context>
<context>
    <name>PayeePage</name>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>No payee yet</source>
        <translation>No payee yet</translation>
    </message>
    <message>
        <source>An administrator enters whom the bank pays</source>
        <translation>An administrator enters whom the bank pays</translation>
    </message>
</context>
<context>
    <name>PayeePhotoPage</name>
    <message>
        <source>Previous photo</source>
        <translation>Previous photo</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Next photo</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>Use this photo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PaymentDetailsPage</name>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>The payment cannot be shown</source>
        <translation>The payment cannot be shown</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Undo or refund</source>
        <translation>Undo or refund</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
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
    <message>
        <source>Touch to change the filter</source>
        <translation>Touch to change the filter</translation>
    </message>
    <message>
        <source>Touch to filter</source>
        <translation>Touch to filter</translation>
    </message>
    <message>
        <source>No payment fits the filter</source>
        <translation>No payment fits the filter</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>Last receipt</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totals</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>PaymentsTable</name>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
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
        <source>Not finished</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Card scheme</source>
        <translation>Card scheme</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
</context>
<context>
    <name>PhotoWords</name>
    <message>
        <source>Identity card, front</source>
        <translation>Identity card, front</translation>
    </message>
    <message>
        <source>Identity card, back</source>
        <translation>Identity card, back</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>Settlement card</translation>
    </message>
    <message>
        <source>Shop front</source>
        <translation>Shop front</translation>
    </message>
    <message>
        <source>Business licence</source>
        <translation>Business licence</translation>
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
    <message>
        <source>Type the card number</source>
        <translation>Type the card number</translation>
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
    <name>ProgressBar</name>
    <message>
        <source>%1 percent</source>
        <translation>%1 percent</translation>
    </message>
</context>
<context>
    <name>PromotionsPage</name>
    <message>
        <source>Promotions</source>
        <translation>Promotions</translation>
    </message>
    <message>
        <source>No promotions</source>
        <translation>No promotions</translation>
    </message>
    <message>
        <source>Add one, and each sale that it fits becomes cheaper</source>
        <translation>Add one, and each sale that it fits becomes cheaper</translation>
    </message>
    <message>
        <source>Add a promotion</source>
        <translation>Add a promotion</translation>
    </message>
</context>
<context>
    <name>QrWayPage</name>
    <message>
        <source>Who shows the code?</source>
        <translation>Who shows the code?</translation>
    </message>
    <message>
        <source>The customer: scan the phone</source>
        <translation>The customer: scan the phone</translation>
    </message>
    <message>
        <source>This terminal: show the code</source>
        <translation>This terminal: show the code</translation>
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
        <source>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</source>
        <translation>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</translation>
    </message>
    <message>
        <source>This usually takes a few seconds</source>
        <translation>This usually takes a few seconds</translation>
    </message>
</context>
<context>
    <name>ScanCodePage</name>
    <message>
        <source>Scan the customer&apos;s code, or type the number under it</source>
        <translation>Scan the customer&apos;s code, or type the number under it</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message>
        <source>Self-test</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Testing</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>Test all</translation>
    </message>
    <message>
        <source>Print report</source>
        <translation>Print report</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Largest sale</source>
        <translation>Largest sale</translation>
    </message>
    <message>
        <source>Tapped without a PIN</source>
        <translation>Tapped without a PIN</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Insert a card</source>
        <translation>Insert a card</translation>
    </message>
    <message>
        <source>Tap a card or phone</source>
        <translation>Tap a card or phone</translation>
    </message>
    <message>
        <source>Swipe a card</source>
        <translation>Swipe a card</translation>
    </message>
    <message>
        <source>Time for the customer</source>
        <translation>Time for the customer</translation>
    </message>
    <message>
        <source>Time for the PIN</source>
        <translation>Time for the PIN</translation>
    </message>
    <message>
        <source>Time for the bank</source>
        <translation>Time for the bank</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Lock after</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>What may be done</translation>
    </message>
    <message>
        <source>The card is presented again</source>
        <translation>The card is presented again</translation>
    </message>
    <message>
        <source>The PIN is entered again</source>
        <translation>The PIN is entered again</translation>
    </message>
    <message>
        <source>Largest refund</source>
        <translation>Largest refund</translation>
    </message>
    <message>
        <source>Largest completion</source>
        <translation>Largest completion</translation>
    </message>
    <message>
        <source>Days to complete a pre-authorisation</source>
        <translation>Days to complete a pre-authorisation</translation>
    </message>
    <message>
        <source>Largest tip</source>
        <translation>Largest tip</translation>
    </message>
    <message>
        <source>Largest payment without the bank</source>
        <translation>Largest payment without the bank</translation>
    </message>
    <message>
        <source>How many may wait for the bank</source>
        <translation>How many may wait for the bank</translation>
    </message>
    <message>
        <source>All that wait together</source>
        <translation>All that wait together</translation>
    </message>
    <message>
        <source>Hours that one may wait</source>
        <translation>Hours that one may wait</translation>
    </message>
    <message>
        <source>Settle by itself</source>
        <translation>Settle by itself</translation>
    </message>
    <message>
        <source>A part may be approved</source>
        <translation>A part may be approved</translation>
    </message>
    <message>
        <source>Limits of single transactions</source>
        <translation>Limits of single transactions</translation>
    </message>
    <message>
        <source>Card numbers that are typed</source>
        <translation>Card numbers that are typed</translation>
    </message>
    <message>
        <source>Largest payment with a typed card</source>
        <translation>Largest payment with a typed card</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>Name in Chinese</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Name in English</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>Merchant number</translation>
    </message>
    <message>
        <source>Terminal number</source>
        <translation>Terminal number</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Above each slip</source>
        <translation>Above each slip</translation>
    </message>
    <message>
        <source>Below each slip</source>
        <translation>Below each slip</translation>
    </message>
    <message>
        <source>Language of the slip</source>
        <translation>Language of the slip</translation>
    </message>
    <message>
        <source>Acquirer</source>
        <translation>Acquirer</translation>
    </message>
    <message>
        <source>Time on slips</source>
        <translation>Time on slips</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SettlePage</name>
    <message>
        <source>Settle</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>Something to know before settling</source>
        <translation>Something to know before settling</translation>
    </message>
    <message>
        <source>Something must end before settling</source>
        <translation>Something must end before settling</translation>
    </message>
    <message>
        <source>No payments in this batch</source>
        <translation>No payments in this batch</translation>
    </message>
    <message>
        <source>It can be settled all the same</source>
        <translation>It can be settled all the same</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>Earlier ones</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>SettlementCardFormPage</name>
    <message>
        <source>New settlement card</source>
        <translation>New settlement card</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then which card is in force</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Propose</translation>
    </message>
</context>
<context>
    <name>SettlementCardPage</name>
    <message>
        <source>Settlement card</source>
        <translation>Settlement card</translation>
    </message>
</context>
<context>
    <name>SettlementCardStepPage</name>
    <message>
        <source>Settlement card</source>
        <translation>Settlement card</translation>
    </message>
</context>
<context>
    <name>SettlementsPage</name>
    <message>
        <source>Settlements</source>
        <translation>Settlements</translation>
    </message>
    <message>
        <source>No settlements yet</source>
        <translation>No settlements yet</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>The list cannot be shown</translation>
    </message>
</context>
<context>
    <name>SettlingPage</name>
    <message>
        <source>Settlement</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Leave this page</source>
        <translation>Leave this page</translation>
    </message>
</context>
<context>
    <name>ShowCodePage</name>
    <message>
        <source>QR code of this payment</source>
        <translation>QR code of this payment</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
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
    <name>SignaturePage</name>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Customer: sign here</source>
        <translation>Customer: sign here</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Sign on paper</source>
        <translation>Sign on paper</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>StaffMemberPage</name>
    <message>
        <source>This is you</source>
        <translation>This is you</translation>
    </message>
    <message>
        <source>Another administrator can change your role or password</source>
        <translation>Another administrator can change your role or password</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Operators</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>Add an operator</source>
        <translation>Add an operator</translation>
    </message>
</context>
<context>
    <name>StartOfDayPage</name>
    <message>
        <source>Start of day</source>
        <translation>Start of day</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>The list cannot be shown</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Sign on</source>
        <translation>Sign on</translation>
    </message>
</context>
<context>
    <name>StickFile</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>SupportFilePage</name>
    <message>
        <source>File for support</source>
        <translation>File for support</translation>
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
    <name>TextEntryPage</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Delete all of it</source>
        <translation>Delete all of it</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Show it</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Hide it</translation>
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
    <name>TotalsPage</name>
    <message>
        <source>Totals</source>
        <translation>Totals</translation>
    </message>
    <message>
        <source>What to sum</source>
        <translation>What to sum</translation>
    </message>
    <message>
        <source>How to sum</source>
        <translation>How to sum</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Nothing was taken</translation>
    </message>
    <message>
        <source>The totals cannot be shown</source>
        <translation>The totals cannot be shown</translation>
    </message>
</context>
<context>
    <name>TouchGridPage</name>
    <message>
        <source>Touch every field</source>
        <translation>Touch every field</translation>
    </message>
    <message>
        <source>Field %1, touched</source>
        <translation>Field %1, touched</translation>
    </message>
    <message>
        <source>Field %1</source>
        <translation>Field %1</translation>
    </message>
    <message>
        <source>Some do not react</source>
        <translation>Some do not react</translation>
    </message>
</context>
<context>
    <name>TrainingBand</name>
    <message>
        <source>Leave training</source>
        <translation>Leave training</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 percent</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Leave training</source>
        <translation>Leave training</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Start training</translation>
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
    <name>UpdatePage</name>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
</context>
<context>
    <name>WalletPage</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ApprovalModel</name>
    <message>
        <source>Settling needs a supervisor</source>
        <translation>Settling needs a supervisor</translation>
    </message>
    <message>
        <source>This needs a supervisor</source>
        <translation>This needs a supervisor</translation>
    </message>
</context>
<context>
    <name>till::kiosk::AuditModel</name>
    <message>
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>Changed the own password</source>
        <translation>Changed the own password</translation>
    </message>
    <message>
        <source>Added an operator</source>
        <translation>Added an operator</translation>
    </message>
    <message>
        <source>Changed an operator</source>
        <translation>Changed an operator</translation>
    </message>
    <message>
        <source>Gave a new first password</source>
        <translation>Gave a new first password</translation>
    </message>
    <message>
        <source>Unlocked an operator</source>
        <translation>Unlocked an operator</translation>
    </message>
    <message>
        <source>Switched an operator off</source>
        <translation>Switched an operator off</translation>
    </message>
    <message>
        <source>Switched an operator on</source>
        <translation>Switched an operator on</translation>
    </message>
    <message>
        <source>Changed the shop&apos;s profile</source>
        <translation>Changed the shop&apos;s profile</translation>
    </message>
    <message>
        <source>Changed the settings</source>
        <translation>Changed the settings</translation>
    </message>
    <message>
        <source>The bank changed the settings</source>
        <translation>The bank changed the settings</translation>
    </message>
    <message>
        <source>Approved on the spot</source>
        <translation>Approved on the spot</translation>
    </message>
    <message>
        <source>Proposed a settlement card</source>
        <translation>Proposed a settlement card</translation>
    </message>
    <message>
        <source>Approved a settlement card</source>
        <translation>Approved a settlement card</translation>
    </message>
    <message>
        <source>Tested a settlement card</source>
        <translation>Tested a settlement card</translation>
    </message>
    <message>
        <source>Went back to the old settlement card</source>
        <translation>Went back to the old settlement card</translation>
    </message>
    <message>
        <source>Changed the payee</source>
        <translation>Changed the payee</translation>
    </message>
    <message>
        <source>Sent the payee for review</source>
        <translation>Sent the payee for review</translation>
    </message>
    <message>
        <source>Reviewed the payee</source>
        <translation>Reviewed the payee</translation>
    </message>
    <message>
        <source>Removed the payee</source>
        <translation>Removed the payee</translation>
    </message>
    <message>
        <source>Added a photo of the payee</source>
        <translation>Added a photo of the payee</translation>
    </message>
    <message>
        <source>Moved the clock</source>
        <translation>Moved the clock</translation>
    </message>
    <message>
        <source>Added a promotion</source>
        <translation>Added a promotion</translation>
    </message>
    <message>
        <source>Changed a promotion</source>
        <translation>Changed a promotion</translation>
    </message>
    <message>
        <source>Removed a promotion</source>
        <translation>Removed a promotion</translation>
    </message>
    <message>
        <source>Another act: %1</source>
        <translation>Another act: %1</translation>
    </message>
    <message>
        <source>Gave up a change of the settlement card</source>
        <translation>Gave up a change of the settlement card</translation>
    </message>
    <message>
        <source>A settlement card came into force</source>
        <translation>A settlement card came into force</translation>
    </message>
    <message>
        <source>The test of a settlement card failed</source>
        <translation>The test of a settlement card failed</translation>
    </message>
    <message>
        <source>Looked at a photo of the payee</source>
        <translation>Looked at a photo of the payee</translation>
    </message>
    <message>
        <source>Changed where notices go</source>
        <translation>Changed where notices go</translation>
    </message>
    <message>
        <source>Sent a test notice</source>
        <translation>Sent a test notice</translation>
    </message>
    <message>
        <source>Made a file for support</source>
        <translation>Made a file for support</translation>
    </message>
    <message>
        <source>Asked for a factory reset</source>
        <translation>Asked for a factory reset</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ChecklistModel</name>
    <message>
        <source>Not everything works. What works can be used</source>
        <translation>Not everything works. What works can be used</translation>
    </message>
    <message>
        <source>Ready, with something to look at</source>
        <translation>Ready, with something to look at</translation>
    </message>
    <message>
        <source>Everything is ready</source>
        <translation>Everything is ready</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
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
        <source>Power</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Line to the bank</source>
        <translation>Line to the bank</translation>
    </message>
    <message>
        <source>Signed on at the bank</source>
        <translation>Signed on at the bank</translation>
    </message>
    <message>
        <source>Last settlement</source>
        <translation>Last settlement</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Asking the bank</source>
        <translation>Asking the bank</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ClockModel</name>
    <message>
        <source>Time on slips</source>
        <translation>Time on slips</translation>
    </message>
    <message>
        <source>Hours and minutes as they are now, 00:00 to 23:59</source>
        <translation>Hours and minutes as they are now, 00:00 to 23:59</translation>
    </message>
    <message>
        <source>Type four digits</source>
        <translation>Type four digits</translation>
    </message>
    <message>
        <source>There is no such time of day</source>
        <translation>There is no such time of day</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>This terminal</translation>
    </message>
    <message>
        <source>The bank&apos;s clock</source>
        <translation>The bank&apos;s clock</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>%1 seconds ahead</source>
        <translation>%1 seconds ahead</translation>
    </message>
    <message>
        <source>%1 seconds behind</source>
        <translation>%1 seconds behind</translation>
    </message>
    <message>
        <source>Slips of payments have the bank&apos;s time</source>
        <translation>Slips of payments have the bank&apos;s time</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Slips print now</source>
        <translation>Slips print now</translation>
    </message>
    <message>
        <source>Moved by %1 seconds where the bank gave no time</source>
        <translation>Moved by %1 seconds where the bank gave no time</translation>
    </message>
    <message>
        <source>Set the time on slips</source>
        <translation>Set the time on slips</translation>
    </message>
    <message>
        <source>Only while the batch is empty</source>
        <translation>Only while the batch is empty</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Take the change back</translation>
    </message>
</context>
<context>
    <name>till::kiosk::EndpointModel</name>
    <message>
        <source>%1 programs are admitted already. Remove one first</source>
        <translation>%1 programs are admitted already. Remove one first</translation>
    </message>
    <message>
        <source>Name of the program</source>
        <translation>Name of the program</translation>
    </message>
    <message>
        <source>What people here call it</source>
        <translation>What people here call it</translation>
    </message>
    <message>
        <source>Remove this program?</source>
        <translation>Remove this program?</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>From its next call on it is refused</source>
        <translation>From its next call on it is refused</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>A program without a name</source>
        <translation>A program without a name</translation>
    </message>
    <message>
        <source>Waits to be admitted</source>
        <translation>Waits to be admitted</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>Admit</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Another name</translation>
    </message>
    <message>
        <source>This terminal&apos;s fingerprint</source>
        <translation>This terminal&apos;s fingerprint</translation>
    </message>
    <message>
        <source>The program must show the same one when it calls</source>
        <translation>The program must show the same one when it calls</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Nobody waits</translation>
    </message>
    <message>
        <source>Whoever calls is shown here for ten minutes</source>
        <translation>Whoever calls is shown here for ten minutes</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>Its fingerprint</translation>
    </message>
    <message>
        <source>Admitted on</source>
        <translation>Admitted on</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>Calls itself</translation>
    </message>
    <message>
        <source>Anybody can call themselves that</source>
        <translation>Anybody can call themselves that</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Last called</source>
        <translation>Last called</translation>
    </message>
    <message>
        <source>Compare all sixteen groups. Admit it only if the program shows the same</source>
        <translation>Compare all sixteen groups. Admit it only if the program shows the same</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ExportModel</name>
    <message>
        <source>Export payments</source>
        <translation>Export payments</translation>
    </message>
    <message>
        <source>%1, as a table for a spreadsheet. Put a USB stick in</source>
        <comment>which payments</comment>
        <translation>%1, as a table for a spreadsheet. Put a USB stick in</translation>
    </message>
</context>
<context>
    <name>till::kiosk::FactoryResetModel</name>
    <message>
        <source>Payments, operators, settings and keys are erased. The batch has to be settled first</source>
        <translation>Payments, operators, settings and keys are erased. The batch has to be settled first</translation>
    </message>
    <message>
        <source>An update is not finished. Restart into it, or drop it, then try again</source>
        <translation>An update is not finished. Restart into it, or drop it, then try again</translation>
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
    <name>till::kiosk::HelpModel</name>
    <message>
        <source>The bank&apos;s code %1</source>
        <translation>The bank&apos;s code %1</translation>
    </message>
    <message>
        <source>The customer&apos;s bank, by the number on the back of the card</source>
        <translation>The customer&apos;s bank, by the number on the back of the card</translation>
    </message>
    <message>
        <source>Your acquirer, whose number is on the terminal</source>
        <translation>Your acquirer, whose number is on the terminal</translation>
    </message>
    <message>
        <source>Your supervisor or administrator</source>
        <translation>Your supervisor or administrator</translation>
    </message>
    <message>
        <source>Nobody, this is settled at the counter</source>
        <translation>Nobody, this is settled at the counter</translation>
    </message>
    <message>
        <source>Support, with the code and the serial number of the terminal</source>
        <translation>Support, with the code and the serial number of the terminal</translation>
    </message>
    <message>
        <source>Find a code</source>
        <translation>Find a code</translation>
    </message>
    <message>
        <source>Type the two digits that the bank gave, or nothing for all</source>
        <translation>Type the two digits that the bank gave, or nothing for all</translation>
    </message>
    <message>
        <source>What the bank says</source>
        <translation>What the bank says</translation>
    </message>
    <message>
        <source>What the terminal says</source>
        <translation>What the terminal says</translation>
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
    <name>till::kiosk::LimitsModel</name>
    <message>
        <source>How many may wait for the bank</source>
        <translation>How many may wait for the bank</translation>
    </message>
    <message>
        <source>Hours that one may wait</source>
        <translation>Hours that one may wait</translation>
    </message>
    <message>
        <source>Largest tip, percent of the sale</source>
        <translation>Largest tip, percent of the sale</translation>
    </message>
    <message>
        <source>Largest completion, percent of what is held</source>
        <translation>Largest completion, percent of what is held</translation>
    </message>
    <message>
        <source>Days to complete a pre-authorisation</source>
        <translation>Days to complete a pre-authorisation</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>the least and the most</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Choose %1 to %2</source>
        <comment>the least and the most</comment>
        <translation>Choose %1 to %2</translation>
    </message>
    <message>
        <source>Largest payment without the bank</source>
        <translation>Largest payment without the bank</translation>
    </message>
    <message>
        <source>Zero: the bank is always asked</source>
        <translation>Zero: the bank is always asked</translation>
    </message>
    <message>
        <source>All that wait together</source>
        <translation>All that wait together</translation>
    </message>
    <message>
        <source>Zero: five times the largest one</source>
        <translation>Zero: five times the largest one</translation>
    </message>
    <message>
        <source>While the line is away</source>
        <translation>While the line is away</translation>
    </message>
    <message>
        <source>None: the bank is always asked</source>
        <translation>None: the bank is always asked</translation>
    </message>
    <message>
        <source>After a payment</source>
        <translation>After a payment</translation>
    </message>
    <message>
        <source>Undoing a payment</source>
        <translation>Undoing a payment</translation>
    </message>
    <message>
        <source>The card is presented again</source>
        <translation>The card is presented again</translation>
    </message>
    <message>
        <source>The PIN is entered again</source>
        <translation>The PIN is entered again</translation>
    </message>
    <message>
        <source>If there was one</source>
        <translation>If there was one</translation>
    </message>
    <message>
        <source>Taking a payment</source>
        <translation>Taking a payment</translation>
    </message>
    <message>
        <source>A part may be approved</source>
        <translation>A part may be approved</translation>
    </message>
    <message>
        <source>The rest is paid another way</source>
        <translation>The rest is paid another way</translation>
    </message>
    <message>
        <source>The acquirer</source>
        <translation>The acquirer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>Merchant number</translation>
    </message>
    <message>
        <source>Terminal number</source>
        <translation>Terminal number</translation>
    </message>
    <message>
        <source>Largest payment with a typed card</source>
        <translation>Largest payment with a typed card</translation>
    </message>
    <message>
        <source>Zero: the same as with any card</source>
        <translation>Zero: the same as with any card</translation>
    </message>
    <message>
        <source>Card numbers that are typed</source>
        <translation>Card numbers that are typed</translation>
    </message>
    <message>
        <source>With the customer there</source>
        <translation>With the customer there</translation>
    </message>
    <message>
        <source>When a card cannot be read. A supervisor approves</source>
        <translation>When a card cannot be read. A supervisor approves</translation>
    </message>
    <message>
        <source>Orders by telephone</source>
        <translation>Orders by telephone</translation>
    </message>
    <message>
        <source>Nobody is there, and no PIN is asked for</source>
        <translation>Nobody is there, and no PIN is asked for</translation>
    </message>
    <message>
        <source>As with any card</source>
        <translation>As with any card</translation>
    </message>
</context>
<context>
    <name>till::kiosk::MachineModel</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>%1, for development</source>
        <translation>%1, for development</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Running since</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 of %2 free</translation>
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
    <message>
        <source>Card services</source>
        <translation>Card services</translation>
    </message>
    <message>
        <source>Balance and points</source>
        <translation>Balance and points</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Top up</translation>
    </message>
    <message>
        <source>Pre-authorise</source>
        <translation>Pre-authorise</translation>
    </message>
    <message>
        <source>Hold an amount now, take it later</source>
        <translation>Hold an amount now, take it later</translation>
    </message>
    <message>
        <source>Complete a pre-authorisation</source>
        <translation>Complete a pre-authorisation</translation>
    </message>
    <message>
        <source>Take the money that is held</source>
        <translation>Take the money that is held</translation>
    </message>
    <message>
        <source>What the card holds</source>
        <translation>What the card holds</translation>
    </message>
    <message>
        <source>Put money onto a card</source>
        <translation>Put money onto a card</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>Add a tip</translation>
    </message>
    <message>
        <source>To a sale of this batch</source>
        <translation>To a sale of this batch</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>The money on the card</source>
        <translation>The money on the card</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Of the card&apos;s bank</source>
        <translation>Of the card&apos;s bank</translation>
    </message>
    <message>
        <source>From an account</source>
        <translation>From an account</translation>
    </message>
    <message>
        <source>The customer&apos;s bank account pays</source>
        <translation>The customer&apos;s bank account pays</translation>
    </message>
    <message>
        <source>With cash</source>
        <translation>With cash</translation>
    </message>
    <message>
        <source>The customer hands the money over</source>
        <translation>The customer hands the money over</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>This terminal</translation>
    </message>
    <message>
        <source>The day, totals, settings</source>
        <translation>The day, totals, settings</translation>
    </message>
    <message>
        <source>Operators and passwords</source>
        <translation>Operators and passwords</translation>
    </message>
    <message>
        <source>Health, tests, display</source>
        <translation>Health, tests, display</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>What a code means and what to do</source>
        <translation>What a code means and what to do</translation>
    </message>
    <message>
        <source>Start of day</source>
        <translation>Start of day</translation>
    </message>
    <message>
        <source>What to look at before opening</source>
        <translation>What to look at before opening</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totals</translation>
    </message>
    <message>
        <source>By card scheme, operator or shift</source>
        <translation>By card scheme, operator or shift</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>Settlements</translation>
    </message>
    <message>
        <source>Those of the last days</source>
        <translation>Those of the last days</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Ways to pay, limits, slips, times</source>
        <translation>Ways to pay, limits, slips, times</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Your own</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>Roles, forgotten passwords, locks</source>
        <translation>Roles, forgotten passwords, locks</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Who did what</translation>
    </message>
    <message>
        <source>The trail of administrative acts</source>
        <translation>The trail of administrative acts</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>Try each part of the terminal</source>
        <translation>Try each part of the terminal</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Version, serial number, storage</source>
        <translation>Version, serial number, storage</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>Promotions</translation>
    </message>
    <message>
        <source>What is taken off, and when</source>
        <translation>What is taken off, and when</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Whom the bank pays, and the review of it</source>
        <translation>Whom the bank pays, and the review of it</translation>
    </message>
    <message>
        <source>Account and notices</source>
        <translation>Account and notices</translation>
    </message>
    <message>
        <source>Line, clock, support</source>
        <translation>Line, clock, support</translation>
    </message>
    <message>
        <source>Where the shop is paid, who is told of changes</source>
        <translation>Where the shop is paid, who is told of changes</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>Settlement card</translation>
    </message>
    <message>
        <source>The card that the shop is paid to</source>
        <translation>The card that the shop is paid to</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Text messages, web addresses</source>
        <translation>Text messages, web addresses</translation>
    </message>
    <message>
        <source>The line to the bank, the time on slips</source>
        <translation>The line to the bank, the time on slips</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>The line to the bank</source>
        <translation>The line to the bank</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>This terminal&apos;s, the bank&apos;s, the slips&apos;</source>
        <translation>This terminal&apos;s, the bank&apos;s, the slips&apos;</translation>
    </message>
    <message>
        <source>File for support</source>
        <translation>File for support</translation>
    </message>
    <message>
        <source>Onto a USB stick</source>
        <translation>Onto a USB stick</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Simulated cards, no money moves</source>
        <translation>Simulated cards, no money moves</translation>
    </message>
    <message>
        <source>Order by telephone</source>
        <translation>Order by telephone</translation>
    </message>
    <message>
        <source>The card&apos;s number is typed at the PIN pad</source>
        <translation>The card&apos;s number is typed at the PIN pad</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>This terminal&apos;s software, and what is newer</source>
        <translation>This terminal&apos;s software, and what is newer</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>By telephone</translation>
    </message>
    <message>
        <source>Take the money now</source>
        <translation>Take the money now</translation>
    </message>
    <message>
        <source>Pre-authorise by telephone</source>
        <translation>Pre-authorise by telephone</translation>
    </message>
    <message>
        <source>Factory reset</source>
        <translation>Factory reset</translation>
    </message>
    <message>
        <source>Everything on this terminal is erased</source>
        <translation>Everything on this terminal is erased</translation>
    </message>
    <message>
        <source>Other machines</source>
        <translation>Other machines</translation>
    </message>
    <message>
        <source>Till programs that may call this terminal</source>
        <translation>Till programs that may call this terminal</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NetworkModel</name>
    <message>
        <source>Line to the bank</source>
        <translation>Line to the bank</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Signed on at the bank</source>
        <translation>Signed on at the bank</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Address of the bank</source>
        <translation>Address of the bank</translation>
    </message>
    <message>
        <source>None</source>
        <comment>an address</comment>
        <translation>None</translation>
    </message>
    <message>
        <source>Reserve line</source>
        <translation>Reserve line</translation>
    </message>
    <message>
        <source>The bank&apos;s first address is away</source>
        <translation>The bank&apos;s first address is away</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>Not in use</translation>
    </message>
    <message>
        <source>Last answer of the bank</source>
        <translation>Last answer of the bank</translation>
    </message>
    <message>
        <source>None yet</source>
        <comment>an answer</comment>
        <translation>None yet</translation>
    </message>
    <message>
        <source>The addresses are the acquirer&apos;s, and set where the terminal is set up</source>
        <translation>The addresses are the acquirer&apos;s, and set where the terminal is set up</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NewPasswordModel</name>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>First password for operator %1</source>
        <translation>First password for operator %1</translation>
    </message>
    <message>
        <source>Type your password as it is now</source>
        <translation>Type your password as it is now</translation>
    </message>
    <message>
        <source>Type a new password of 4 to 16 digits</source>
        <translation>Type a new password of 4 to 16 digits</translation>
    </message>
    <message>
        <source>Let the operator type a password of 4 to 16 digits, or tell it to them</source>
        <translation>Let the operator type a password of 4 to 16 digits, or tell it to them</translation>
    </message>
    <message>
        <source>Type the same once more</source>
        <translation>Type the same once more</translation>
    </message>
    <message>
        <source>The two were not the same. Choose again</source>
        <translation>The two were not the same. Choose again</translation>
    </message>
    <message>
        <source>That is the old password. Choose another</source>
        <translation>That is the old password. Choose another</translation>
    </message>
    <message>
        <source>One digit again and again is no password. Choose another</source>
        <translation>One digit again and again is no password. Choose another</translation>
    </message>
    <message>
        <source>The password is too short: 4 digits for a cashier, 6 for a supervisor, 8 for an administrator</source>
        <translation>The password is too short: 4 digits for a cashier, 6 for a supervisor, 8 for an administrator</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NoticeChannelsModel</name>
    <message>
        <source>The address is not right. It begins with https and has a host</source>
        <translation>The address is not right. It begins with https and has a host</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>New channel</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Web address</translation>
    </message>
    <message>
        <source>A computer of the shop is told</source>
        <translation>A computer of the shop is told</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>Text messages</translation>
    </message>
    <message>
        <source>A gateway sends them to telephones</source>
        <translation>A gateway sends them to telephones</translation>
    </message>
    <message>
        <source>The address that is called, beginning with https</source>
        <translation>The address that is called, beginning with https</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>The number that gets the messages, 5 to 20 digits</source>
        <translation>The number that gets the messages, 5 to 20 digits</translation>
    </message>
    <message>
        <source>Type at least 5 digits</source>
        <translation>Type at least 5 digits</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Remove this number</translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation>Remove this channel</translation>
    </message>
    <message>
        <source>Its secrets are forgotten</source>
        <translation>Its secrets are forgotten</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Send notices</source>
        <translation>Send notices</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>What it tells of</source>
        <translation>What it tells of</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Telephones</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Add a number</translation>
    </message>
    <message>
        <source>For a gateway of text messages</source>
        <translation>For a gateway of text messages</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Signing key</translation>
    </message>
    <message>
        <source>Password at the address</source>
        <translation>Password at the address</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Both are forgotten when the address changes</source>
        <translation>Both are forgotten when the address changes</translation>
    </message>
    <message>
        <source>The receiver checks each notice with it</source>
        <translation>The receiver checks each notice with it</translation>
    </message>
    <message>
        <source>All of it, as whoever runs the address gave it to you</source>
        <translation>All of it, as whoever runs the address gave it to you</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NoticeListModel</name>
    <message>
        <source>There is nowhere to send it. Set up a channel and switch it on</source>
        <translation>There is nowhere to send it. Set up a channel and switch it on</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>Settlement card</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>Text messages</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Web address</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Refused, code %1</source>
        <translation>Refused, code %1</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Tried %1 times</source>
        <translation>Tried %1 times</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OrderModel</name>
    <message>
        <source>That is more than it may be</source>
        <translation>That is more than it may be</translation>
    </message>
    <message>
        <source>That is the largest amount</source>
        <translation>That is the largest amount</translation>
    </message>
    <message>
        <source>%1 was given back before, %2 is left</source>
        <translation>%1 was given back before, %2 is left</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>At most %1</translation>
    </message>
    <message>
        <source>On top of %1</source>
        <translation>On top of %1</translation>
    </message>
    <message>
        <source>Undo this payment?</source>
        <translation>Undo this payment?</translation>
    </message>
    <message>
        <source>Top up this amount?</source>
        <translation>Top up this amount?</translation>
    </message>
    <message>
        <source>Check the amount with the customer</source>
        <translation>Check the amount with the customer</translation>
    </message>
    <message>
        <source>All of it goes back</source>
        <translation>All of it goes back</translation>
    </message>
    <message>
        <source>All of it goes back to %1</source>
        <comment>a card</comment>
        <translation>All of it goes back to %1</translation>
    </message>
    <message>
        <source>%1 of %2 needs a supervisor</source>
        <comment>what, and how much</comment>
        <translation>%1 of %2 needs a supervisor</translation>
    </message>
    <message>
        <source>%1 is held, %2 at most</source>
        <translation>%1 is held, %2 at most</translation>
    </message>
    <message>
        <source>With the discount, this is to pay</source>
        <translation>With the discount, this is to pay</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OriginalListModel</name>
    <message>
        <source>Undo or refund</source>
        <translation>Undo or refund</translation>
    </message>
    <message>
        <source>Complete a pre-authorisation</source>
        <translation>Complete a pre-authorisation</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>Add a tip</translation>
    </message>
    <message>
        <source>Card ending in %1</source>
        <translation>Card ending in %1</translation>
    </message>
    <message>
        <source>Trace number %1</source>
        <translation>Trace number %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Reference %1</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation>%1 given back</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OriginalModel</name>
    <message>
        <source>Given back before</source>
        <translation>Given back before</translation>
    </message>
    <message>
        <source>Left to give back</source>
        <translation>Left to give back</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Trace number</source>
        <translation>Trace number</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>No money was moved: there is nothing to undo</source>
        <translation>No money was moved: there is nothing to undo</translation>
    </message>
    <message>
        <source>It was undone before</source>
        <translation>It was undone before</translation>
    </message>
    <message>
        <source>It was completed: look for the completion</source>
        <translation>It was completed: look for the completion</translation>
    </message>
    <message>
        <source>All of it was given back before</source>
        <translation>All of it was given back before</translation>
    </message>
    <message>
        <source>Its batch is settled: it cannot be undone any more</source>
        <translation>Its batch is settled: it cannot be undone any more</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OutageModel</name>
    <message>
        <source>Being started again: %1</source>
        <translation>Being started again: %1</translation>
    </message>
    <message>
        <source>Reconnecting to the terminal</source>
        <translation>Reconnecting to the terminal</translation>
    </message>
    <message>
        <source>The terminal tries again by itself every half minute. If this lasts for ten minutes, switch it off and on</source>
        <translation>The terminal tries again by itself every half minute. If this lasts for ten minutes, switch it off and on</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Support, with the number of this terminal: %1</source>
        <translation>Support, with the number of this terminal: %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PayeeModel</name>
    <message>
        <source>This identity number cannot be right. Compare it with the card</source>
        <translation>This identity number cannot be right. Compare it with the card</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The payee&apos;s name, as on the identity card</source>
        <translation>The payee&apos;s name, as on the identity card</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>The 18 characters of the identity card</source>
        <translation>The 18 characters of the identity card</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>The payee&apos;s telephone number</source>
        <translation>The payee&apos;s telephone number</translation>
    </message>
    <message>
        <source>5 to 20 digits, perhaps with a plus before them</source>
        <translation>5 to 20 digits, perhaps with a plus before them</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>The payee&apos;s address</source>
        <translation>The payee&apos;s address</translation>
    </message>
    <message>
        <source>Remove the payee?</source>
        <translation>Remove the payee?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>With its photos. They cannot be brought back</source>
        <translation>With its photos. They cannot be brought back</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>Still missing: %1</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>Not right</translation>
    </message>
    <message>
        <source>Say what is wrong, or nothing</source>
        <translation>Say what is wrong, or nothing</translation>
    </message>
    <message>
        <source>Not sent for review</source>
        <translation>Not sent for review</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>Waits for a second person</translation>
    </message>
    <message>
        <source>Right, says operator %1</source>
        <translation>Right, says operator %1</translation>
    </message>
    <message>
        <source>Not right, says operator %1</source>
        <translation>Not right, says operator %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>There</source>
        <translation>There</translation>
    </message>
    <message>
        <source>Who is paid</source>
        <translation>Who is paid</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>Send for review</translation>
    </message>
    <message>
        <source>A second person compares it with the papers</source>
        <translation>A second person compares it with the papers</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>It is right</translation>
    </message>
    <message>
        <source>Said by a second person</source>
        <translation>Said by a second person</translation>
    </message>
    <message>
        <source>It is not right</source>
        <translation>It is not right</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Remove the payee</source>
        <translation>Remove the payee</translation>
    </message>
    <message>
        <source>It has 17 digits, then a digit or the letter x</source>
        <translation>It has 17 digits, then a digit or the letter x</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PayeePhotoModel</name>
    <message>
        <source>Looking for photos</source>
        <translation>Looking for photos</translation>
    </message>
    <message>
        <source>Leave the USB stick where it is</source>
        <translation>Leave the USB stick where it is</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a place in a row</comment>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PaymentDetailsModel</name>
    <message>
        <source>Approved, then undone</source>
        <translation>Approved, then undone</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>Being undone</translation>
    </message>
    <message>
        <source>Undone, no money moved</source>
        <translation>Undone, no money moved</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>No money moved</source>
        <translation>No money moved</translation>
    </message>
    <message>
        <source>The terminal asks the bank again by itself. Do not charge again before it is undone</source>
        <translation>The terminal asks the bank again by itself. Do not charge again before it is undone</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Approval code</source>
        <translation>Approval code</translation>
    </message>
    <message>
        <source>Trace number</source>
        <translation>Trace number</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>%1, settled</source>
        <translation>%1, settled</translation>
    </message>
    <message>
        <source>Given back so far</source>
        <translation>Given back so far</translation>
    </message>
    <message>
        <source>The bank&apos;s code</source>
        <translation>The bank&apos;s code</translation>
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
    <message>
        <source>Declined. %1</source>
        <comment>what did not happen</comment>
        <translation>Declined. %1</translation>
    </message>
    <message>
        <source>Price %1, discount %2, to pay %3</source>
        <translation>Price %1, discount %2, to pay %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a time: 0:52</comment>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Customer: scan this code</source>
        <translation>Customer: scan this code</translation>
    </message>
    <message>
        <source>Customer: confirm on the phone</source>
        <translation>Customer: confirm on the phone</translation>
    </message>
    <message>
        <source>It must be the card that paid</source>
        <translation>It must be the card that paid</translation>
    </message>
    <message>
        <source>With the wallet&apos;s own scanner</source>
        <translation>With the wallet&apos;s own scanner</translation>
    </message>
    <message>
        <source>Nothing heard yet. Keep waiting, or cancel: then nothing is charged</source>
        <translation>Nothing heard yet. Keep waiting, or cancel: then nothing is charged</translation>
    </message>
    <message>
        <source>The wallet asks for it</source>
        <translation>The wallet asks for it</translation>
    </message>
    <message>
        <source>The bank undid the request</source>
        <translation>The bank undid the request</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>who or what cancelled, then what did not happen</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>This top-up is being undone. Check its status before topping up again</source>
        <translation>This top-up is being undone. Check its status before topping up again</translation>
    </message>
    <message>
        <source>The request is being undone. Check its status before asking again</source>
        <translation>The request is being undone. Check its status before asking again</translation>
    </message>
    <message>
        <source>%1. You can try again</source>
        <comment>what did not happen</comment>
        <translation>%1. You can try again</translation>
    </message>
    <message>
        <source>It is done. The bank is told again by itself until it answers</source>
        <translation>It is done. The bank is told again by itself until it answers</translation>
    </message>
    <message>
        <source>This was the last payment before the screen restarted</source>
        <translation>This was the last payment before the screen restarted</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Type the card number</source>
        <translation>Type the card number</translation>
    </message>
    <message>
        <source>On the PIN pad: the number, then month and year</source>
        <translation>On the PIN pad: the number, then month and year</translation>
    </message>
    <message>
        <source>Enter the card&apos;s PIN</source>
        <translation>Enter the card&apos;s PIN</translation>
    </message>
    <message>
        <source>The card that the shop is to be paid to</source>
        <translation>The card that the shop is to be paid to</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PromotionsModel</name>
    <message>
        <source>As screen and slip shall name it</source>
        <translation>As screen and slip shall name it</translation>
    </message>
    <message>
        <source>What it takes off</source>
        <translation>What it takes off</translation>
    </message>
    <message>
        <source>A part of the price</source>
        <translation>A part of the price</translation>
    </message>
    <message>
        <source>Ten percent, for example</source>
        <translation>Ten percent, for example</translation>
    </message>
    <message>
        <source>An amount of money</source>
        <translation>An amount of money</translation>
    </message>
    <message>
        <source>The same whatever the price</source>
        <translation>The same whatever the price</translation>
    </message>
    <message>
        <source>Money off</source>
        <translation>Money off</translation>
    </message>
    <message>
        <source>How much is taken off</source>
        <translation>How much is taken off</translation>
    </message>
    <message>
        <source>Percent off</source>
        <translation>Percent off</translation>
    </message>
    <message>
        <source>How many percent are taken off, with two decimals</source>
        <translation>How many percent are taken off, with two decimals</translation>
    </message>
    <message>
        <source>More than nothing, or it is no promotion</source>
        <translation>More than nothing, or it is no promotion</translation>
    </message>
    <message>
        <source>There is no such day</source>
        <translation>There is no such day</translation>
    </message>
    <message>
        <source>The last day would come before the first</source>
        <translation>The last day would come before the first</translation>
    </message>
    <message>
        <source>Remove this promotion?</source>
        <translation>Remove this promotion?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>Payments that were made under it keep its name</source>
        <translation>Payments that were made under it keep its name</translation>
    </message>
    <message>
        <source>New promotion</source>
        <translation>New promotion</translation>
    </message>
    <message>
        <source>From what amount</source>
        <translation>From what amount</translation>
    </message>
    <message>
        <source>Zero for any amount</source>
        <translation>Zero for any amount</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>Name in Chinese</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Name in English</translation>
    </message>
    <message>
        <source>At most off</source>
        <translation>At most off</translation>
    </message>
    <message>
        <source>Zero for no bound</source>
        <translation>Zero for no bound</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Year, month, day, or nothing for since ever</source>
        <translation>Year, month, day, or nothing for since ever</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Year, month, day, or nothing for no end</source>
        <translation>Year, month, day, or nothing for no end</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Every day</translation>
    </message>
    <message>
        <source>From %1 on</source>
        <translation>From %1 on</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>days</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Switched off</translation>
    </message>
    <message>
        <source>%1 off</source>
        <comment>an amount or a percentage</comment>
        <translation>%1 off</translation>
    </message>
    <message>
        <source>Empty</source>
        <comment>a text that is not set</comment>
        <translation>Empty</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>No bound</source>
        <translation>No bound</translation>
    </message>
    <message>
        <source>Since ever</source>
        <translation>Since ever</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>Remove this promotion</source>
        <translation>Remove this promotion</translation>
    </message>
</context>
<context>
    <name>till::kiosk::RefusalModel</name>
    <message>
        <source>The security chip does not answer</source>
        <translation>The security chip does not answer</translation>
    </message>
    <message>
        <source>The data of this terminal cannot be opened</source>
        <translation>The data of this terminal cannot be opened</translation>
    </message>
    <message>
        <source>The data of this terminal is damaged</source>
        <translation>The data of this terminal is damaged</translation>
    </message>
    <message>
        <source>Payments that were not settled, operators, settings and keys are lost. Call support first</source>
        <translation>Payments that were not settled, operators, settings and keys are lost. Call support first</translation>
    </message>
    <message>
        <source>Switch the terminal off and on, and try again. If it happens again, call support</source>
        <translation>Switch the terminal off and on, and try again. If it happens again, call support</translation>
    </message>
    <message>
        <source>Switch the terminal off and on. If this page comes back, it has to be repaired: call support</source>
        <translation>Switch the terminal off and on. If this page comes back, it has to be repaired: call support</translation>
    </message>
    <message>
        <source>Its security chip was cleared or exchanged, or the terminal was changed. Call support before you do anything else</source>
        <translation>Its security chip was cleared or exchanged, or the terminal was changed. Call support before you do anything else</translation>
    </message>
    <message>
        <source>Switch the terminal off and on. If this page comes back, call support before you do anything else</source>
        <translation>Switch the terminal off and on. If this page comes back, call support before you do anything else</translation>
    </message>
    <message>
        <source>Reset the terminal</source>
        <translation>Reset the terminal</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SearchModel</name>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Card •••• %1</source>
        <translation>Card •••• %1</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>All payments</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Type the operator&apos;s number, or nothing for all</source>
        <translation>Type the operator&apos;s number, or nothing for all</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Type the card&apos;s last four digits, or nothing for all</source>
        <translation>Type the card&apos;s last four digits, or nothing for all</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Any day</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>The last 7 days</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>The last 30 days</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Any kind</translation>
    </message>
    <message>
        <source>Payments taken</source>
        <translation>Payments taken</translation>
    </message>
    <message>
        <source>Refunds and undone payments</source>
        <translation>Refunds and undone payments</translation>
    </message>
    <message>
        <source>Pre-authorisations</source>
        <translation>Pre-authorisations</translation>
    </message>
    <message>
        <source>Top-ups</source>
        <translation>Top-ups</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>Being undone</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>All operators</translation>
    </message>
    <message>
        <source>Any card</source>
        <translation>Any card</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SelfTestModel</name>
    <message>
        <source>Testing</source>
        <translation>Testing</translation>
    </message>
    <message>
        <source>Nothing was tested yet</source>
        <translation>Nothing was tested yet</translation>
    </message>
    <message>
        <source>Everything that was tested works</source>
        <translation>Everything that was tested works</translation>
    </message>
    <message>
        <source>Faults found: %1</source>
        <translation>Faults found: %1</translation>
    </message>
    <message>
        <source>The report is being printed</source>
        <translation>The report is being printed</translation>
    </message>
    <message>
        <source>Some fields could not be touched. Clean the screen</source>
        <translation>Some fields could not be touched. Clean the screen</translation>
    </message>
    <message>
        <source>The picture has faults. Call support</source>
        <translation>The picture has faults. Call support</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programs</translation>
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
        <source>Books</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>The bank answers</source>
        <translation>The bank answers</translation>
    </message>
    <message>
        <source>The bank&apos;s clock</source>
        <translation>The bank&apos;s clock</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>A printed page</source>
        <translation>A printed page</translation>
    </message>
    <message>
        <source>Touch screen</source>
        <translation>Touch screen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Being tested</source>
        <translation>Being tested</translation>
    </message>
    <message>
        <source>Touch every field of a grid</source>
        <translation>Touch every field of a grid</translation>
    </message>
    <message>
        <source>Look at plain colours</source>
        <translation>Look at plain colours</translation>
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
    <name>till::kiosk::SettingsModel</name>
    <message>
        <source>At least one cent, or no sale could be taken</source>
        <translation>At least one cent, or no sale could be taken</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Lock after</translation>
    </message>
    <message>
        <source>Seconds without a touch, 30 to 3600</source>
        <translation>Seconds without a touch, 30 to 3600</translation>
    </message>
    <message>
        <source>Choose 30 to 3600 seconds</source>
        <translation>Choose 30 to 3600 seconds</translation>
    </message>
    <message>
        <source>Settle by itself at</source>
        <translation>Settle by itself at</translation>
    </message>
    <message>
        <source>Hours and minutes, 00:00 to 23:59, or nothing for never</source>
        <translation>Hours and minutes, 00:00 to 23:59, or nothing for never</translation>
    </message>
    <message>
        <source>There is no such time of day</source>
        <translation>There is no such time of day</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>One, for the customer</source>
        <translation>One, for the customer</translation>
    </message>
    <message>
        <source>Two, one for each</source>
        <translation>Two, one for each</translation>
    </message>
    <message>
        <source>Copies of each slip</source>
        <translation>Copies of each slip</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>Chinese and English</translation>
    </message>
    <message>
        <source>Language of the slip</source>
        <translation>Language of the slip</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Largest sale</source>
        <translation>Largest sale</translation>
    </message>
    <message>
        <source>No sale may be larger</source>
        <translation>No sale may be larger</translation>
    </message>
    <message>
        <source>Largest refund</source>
        <translation>Largest refund</translation>
    </message>
    <message>
        <source>Zero for the same as the largest sale</source>
        <translation>Zero for the same as the largest sale</translation>
    </message>
    <message>
        <source>Tapped without a PIN</source>
        <translation>Tapped without a PIN</translation>
    </message>
    <message>
        <source>Up to this amount. Zero for always a PIN</source>
        <translation>Up to this amount. Zero for always a PIN</translation>
    </message>
    <message>
        <source>Empty</source>
        <comment>a text that is not set</comment>
        <translation>Empty</translation>
    </message>
    <message>
        <source>How customers may pay</source>
        <translation>How customers may pay</translation>
    </message>
    <message>
        <source>Insert a card</source>
        <translation>Insert a card</translation>
    </message>
    <message>
        <source>Tap a card or phone</source>
        <translation>Tap a card or phone</translation>
    </message>
    <message>
        <source>Swipe a card</source>
        <translation>Swipe a card</translation>
    </message>
    <message>
        <source>QR codes</source>
        <translation>QR codes</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>What may be done</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>Pre-authorisations</source>
        <translation>Pre-authorisations</translation>
    </message>
    <message>
        <source>Top-ups</source>
        <translation>Top-ups</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>As the sale</source>
        <translation>As the sale</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Up to %1</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Above each slip</source>
        <translation>Above each slip</translation>
    </message>
    <message>
        <source>Below each slip</source>
        <translation>Below each slip</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>The day</translation>
    </message>
    <message>
        <source>Settle by itself</source>
        <translation>Settle by itself</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 seconds</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>The shop</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>Name in Chinese</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Name in English</translation>
    </message>
    <message>
        <source>The shop needs a name in one of the languages</source>
        <translation>The shop needs a name in one of the languages</translation>
    </message>
    <message>
        <source>Words above each slip, or nothing</source>
        <translation>Words above each slip, or nothing</translation>
    </message>
    <message>
        <source>Words below each slip, or nothing</source>
        <translation>Words below each slip, or nothing</translation>
    </message>
    <message>
        <source>The shop&apos;s name in Chinese</source>
        <translation>The shop&apos;s name in Chinese</translation>
    </message>
    <message>
        <source>The shop&apos;s name in Latin letters</source>
        <translation>The shop&apos;s name in Latin letters</translation>
    </message>
    <message>
        <source>More limits</source>
        <translation>More limits</translation>
    </message>
    <message>
        <source>Offline, tips, typed cards, the acquirer</source>
        <translation>Offline, tips, typed cards, the acquirer</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettlementCardModel</name>
    <message>
        <source>Go on with the change</source>
        <translation>Go on with the change</translation>
    </message>
    <message>
        <source>Set up a card</source>
        <translation>Set up a card</translation>
    </message>
    <message>
        <source>Change the card</source>
        <translation>Change the card</translation>
    </message>
    <message>
        <source>No card is in force</source>
        <translation>No card is in force</translation>
    </message>
    <message>
        <source>In force: %1, %2</source>
        <comment>a card and its holder</comment>
        <translation>In force: %1, %2</translation>
    </message>
    <message>
        <source>A second person has to agree</source>
        <translation>A second person has to agree</translation>
    </message>
    <message>
        <source>Present the new card once more</source>
        <translation>Present the new card once more</translation>
    </message>
    <message>
        <source>Restore this card?</source>
        <translation>Restore this card?</translation>
    </message>
    <message>
        <source>The settlement card is changed</source>
        <translation>The settlement card is changed</translation>
    </message>
    <message>
        <source>The settlement card was not changed</source>
        <translation>The settlement card was not changed</translation>
    </message>
    <message>
        <source>For %1, %2: a supervisor or another administrator</source>
        <comment>a card and its holder</comment>
        <translation>For %1, %2: a supervisor or another administrator</translation>
    </message>
    <message>
        <source>%1: the bank is asked again. No money moves</source>
        <comment>a card</comment>
        <translation>%1: the bank is asked again. No money moves</translation>
    </message>
    <message>
        <source>%1, %2. Your password and a second person are needed</source>
        <comment>a card and its holder</comment>
        <translation>%1, %2. Your password and a second person are needed</translation>
    </message>
    <message>
        <source>A slip is printed</source>
        <translation>A slip is printed</translation>
    </message>
    <message>
        <source>Approve here</source>
        <translation>Approve here</translation>
    </message>
    <message>
        <source>Test the card</source>
        <translation>Test the card</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Give it up</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>Account holder</translation>
    </message>
    <message>
        <source>Whose account it is, as the bank has it</source>
        <translation>Whose account it is, as the bank has it</translation>
    </message>
    <message>
        <source>Another bank</source>
        <translation>Another bank</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>The bank&apos;s name in full</source>
        <translation>The bank&apos;s name in full</translation>
    </message>
    <message>
        <source>Branch code</source>
        <translation>Branch code</translation>
    </message>
    <message>
        <source>The 12 digits of the bank&apos;s branch</source>
        <translation>The 12 digits of the bank&apos;s branch</translation>
    </message>
    <message>
        <source>Type 12 digits</source>
        <translation>Type 12 digits</translation>
    </message>
    <message>
        <source>That is a branch of %1</source>
        <translation>That is a branch of %1</translation>
    </message>
    <message>
        <source>Your password, to propose %1</source>
        <comment>a card</comment>
        <translation>Your password, to propose %1</translation>
    </message>
    <message>
        <source>%1 as settlement card needs a second person</source>
        <comment>a card</comment>
        <translation>%1 as settlement card needs a second person</translation>
    </message>
    <message>
        <source>Your password, to restore %1</source>
        <comment>a card</comment>
        <translation>Your password, to restore %1</translation>
    </message>
    <message>
        <source>The change was given up</source>
        <translation>The change was given up</translation>
    </message>
    <message>
        <source>The branch code is not right. Check its 12 digits</source>
        <translation>The branch code is not right. Check its 12 digits</translation>
    </message>
    <message>
        <source>Needs a second person</source>
        <translation>Needs a second person</translation>
    </message>
    <message>
        <source>Needs a test</source>
        <translation>Needs a test</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>Test failed</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>Being changed</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>Insert or tap it: the bank is asked, no money moves</source>
        <translation>Insert or tap it: the bank is asked, no money moves</translation>
    </message>
    <message>
        <source>The bank knows this card</source>
        <translation>The bank knows this card</translation>
    </message>
    <message>
        <source>12 digits</source>
        <translation>12 digits</translation>
    </message>
    <message>
        <source>The card</source>
        <translation>The card</translation>
    </message>
    <message>
        <source>Insert or tap it</source>
        <translation>Insert or tap it</translation>
    </message>
    <message>
        <source>Type its number</source>
        <translation>Type its number</translation>
    </message>
    <message>
        <source>At the PIN pad, with its PIN. A supervisor approves</source>
        <translation>At the PIN pad, with its PIN. A supervisor approves</translation>
    </message>
    <message>
        <source>Typing the settlement card&apos;s number needs a supervisor</source>
        <translation>Typing the settlement card&apos;s number needs a supervisor</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettlementListModel</name>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettlementModel</name>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>Settled, the figures agree</source>
        <translation>Settled, the figures agree</translation>
    </message>
    <message>
        <source>Settled, the figures differ</source>
        <translation>Settled, the figures differ</translation>
    </message>
    <message>
        <source>Comparing the sums with the bank</source>
        <translation>Comparing the sums with the bank</translation>
    </message>
    <message>
        <source>Closing the batch</source>
        <translation>Closing the batch</translation>
    </message>
    <message>
        <source>Sending payment %1 of %2</source>
        <translation>Sending payment %1 of %2</translation>
    </message>
    <message>
        <source>It goes on by itself, even when you leave this page</source>
        <translation>It goes on by itself, even when you leave this page</translation>
    </message>
    <message>
        <source>The next batch is open</source>
        <translation>The next batch is open</translation>
    </message>
    <message>
        <source>Every payment was sent to the bank one by one. Keep the slip and ask the bank</source>
        <translation>Every payment was sent to the bank one by one. Keep the slip and ask the bank</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>No line to the bank</source>
        <translation>No line to the bank</translation>
    </message>
    <message>
        <source>Check the network, then try again</source>
        <translation>Check the network, then try again</translation>
    </message>
    <message>
        <source>The last settlement was interrupted</source>
        <translation>The last settlement was interrupted</translation>
    </message>
    <message>
        <source>Settling goes on where it stopped</source>
        <translation>Settling goes on where it stopped</translation>
    </message>
    <message>
        <source>Payments being undone</source>
        <translation>Payments being undone</translation>
    </message>
    <message>
        <source>The terminal asks the bank again by itself. Look again in a minute</source>
        <translation>The terminal asks the bank again by itself. Look again in a minute</translation>
    </message>
    <message>
        <source>Payments not finished</source>
        <translation>Payments not finished</translation>
    </message>
    <message>
        <source>Finish or cancel them first</source>
        <translation>Finish or cancel them first</translation>
    </message>
    <message>
        <source>Messages waiting for the bank</source>
        <translation>Messages waiting for the bank</translation>
    </message>
    <message>
        <source>They are sent by themselves. Look again in a minute</source>
        <translation>They are sent by themselves. Look again in a minute</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>No answer yet</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>Other figures</source>
        <translation>Other figures</translation>
    </message>
    <message>
        <source>Could not compare</source>
        <translation>Could not compare</translation>
    </message>
    <message>
        <source>The bank&apos;s own count</source>
        <translation>The bank&apos;s own count</translation>
    </message>
    <message>
        <source>Domestic cards</source>
        <translation>Domestic cards</translation>
    </message>
    <message>
        <source>Foreign cards</source>
        <translation>Foreign cards</translation>
    </message>
    <message>
        <source>Payments sent one by one</source>
        <translation>Payments sent one by one</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>Settled by</translation>
    </message>
    <message>
        <source>The terminal itself</source>
        <translation>The terminal itself</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>of a batch</comment>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <comment>how many</comment>
        <translation>Payments: %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ShopModels</name>
    <message>
        <source>Settling %1 needs a supervisor</source>
        <translation>Settling %1 needs a supervisor</translation>
    </message>
    <message>
        <source>A second person reviews the payee</source>
        <translation>A second person reviews the payee</translation>
    </message>
    <message>
        <source>A factory reset needs a second person</source>
        <translation>A factory reset needs a second person</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SlipModel</name>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Being printed</source>
        <translation>Being printed</translation>
    </message>
</context>
<context>
    <name>till::kiosk::StaffModel</name>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Has not signed in yet</source>
        <translation>Has not signed in yet</translation>
    </message>
    <message>
        <source>Last signed in %1</source>
        <translation>Last signed in %1</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Takes payments</source>
        <translation>Takes payments</translation>
    </message>
    <message>
        <source>Also undoes payments, refunds and settles</source>
        <translation>Also undoes payments, refunds and settles</translation>
    </message>
    <message>
        <source>Looks after operators and settings, takes no payments</source>
        <translation>Looks after operators and settings, takes no payments</translation>
    </message>
    <message>
        <source>New operator</source>
        <translation>New operator</translation>
    </message>
    <message>
        <source>Type a two-digit number for the new operator</source>
        <translation>Type a two-digit number for the new operator</translation>
    </message>
    <message>
        <source>Type two digits</source>
        <translation>Type two digits</translation>
    </message>
    <message>
        <source>Operator %1 exists already. Choose another number</source>
        <translation>Operator %1 exists already. Choose another number</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Switched off</translation>
    </message>
    <message>
        <source>Locked after wrong passwords</source>
        <translation>Locked after wrong passwords</translation>
    </message>
    <message>
        <source>Must choose a password at the next sign-in</source>
        <translation>Must choose a password at the next sign-in</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Too many wrong passwords. The password stays</source>
        <translation>Too many wrong passwords. The password stays</translation>
    </message>
    <message>
        <source>New first password</source>
        <translation>New first password</translation>
    </message>
    <message>
        <source>For one who forgot it. Changed at the next sign-in</source>
        <translation>For one who forgot it. Changed at the next sign-in</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>May sign in again</source>
        <translation>May sign in again</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>Cannot sign in any more. The books keep the number</source>
        <translation>Cannot sign in any more. The books keep the number</translation>
    </message>
</context>
<context>
    <name>till::kiosk::StickFileModel</name>
    <message>
        <source>Getting it together</source>
        <translation>Getting it together</translation>
    </message>
    <message>
        <source>Writing to the USB stick</source>
        <translation>Writing to the USB stick</translation>
    </message>
    <message>
        <source>Saved on the USB stick</source>
        <translation>Saved on the USB stick</translation>
    </message>
    <message>
        <source>%1 payments so far</source>
        <translation>%1 payments so far</translation>
    </message>
    <message>
        <source>Leave the stick where it is</source>
        <translation>Leave the stick where it is</translation>
    </message>
    <message>
        <source>%1 on %2. The stick may be taken out</source>
        <comment>a file, and what the stick is called</comment>
        <translation>%1 on %2. The stick may be taken out</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SumsModel</name>
    <message>
        <source>What to sum</source>
        <translation>What to sum</translation>
    </message>
    <message>
        <source>How to sum</source>
        <translation>How to sum</translation>
    </message>
    <message>
        <source>The open batch</source>
        <translation>The open batch</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>By card scheme</source>
        <translation>By card scheme</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>By operator</translation>
    </message>
    <message>
        <source>By shift</source>
        <translation>By shift</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>Shift %1</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <comment>how many</comment>
        <translation>Payments: %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SupportFileModel</name>
    <message>
        <source>A file for support</source>
        <translation>A file for support</translation>
    </message>
    <message>
        <source>Versions, health, settings and who did what. No card data, no secrets. Put a USB stick in</source>
        <translation>Versions, health, settings and who did what. No card data, no secrets. Put a USB stick in</translation>
    </message>
</context>
<context>
    <name>till::kiosk::TextEntryModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>characters typed, at most</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Pictures and special signs cannot be printed. They were left out</source>
        <translation>Pictures and special signs cannot be printed. They were left out</translation>
    </message>
    <message>
        <source>Writing from right to left cannot be printed. Use Chinese or Latin letters</source>
        <translation>Writing from right to left cannot be printed. Use Chinese or Latin letters</translation>
    </message>
    <message>
        <source>Characters that cannot be seen were left out</source>
        <translation>Characters that cannot be seen were left out</translation>
    </message>
    <message>
        <source>Only Latin letters, digits and plain signs fit here</source>
        <translation>Only Latin letters, digits and plain signs fit here</translation>
    </message>
    <message>
        <source>Choose the characters for %1 first</source>
        <translation>Choose the characters for %1 first</translation>
    </message>
    <message>
        <source>No more than %1 characters fit here</source>
        <translation>No more than %1 characters fit here</translation>
    </message>
</context>
<context>
    <name>till::kiosk::TrainingModel</name>
    <message>
        <source>Operator 01, password 0000</source>
        <translation>Operator 01, password 0000</translation>
    </message>
    <message>
        <source>Supervisor 00, password 123456</source>
        <translation>Supervisor 00, password 123456</translation>
    </message>
    <message>
        <source>Simulated cards, no money moves</source>
        <translation>Simulated cards, no money moves</translation>
    </message>
    <message>
        <source>Training did not start</source>
        <translation>Training did not start</translation>
    </message>
    <message>
        <source>Preparing for training</source>
        <translation>Preparing for training</translation>
    </message>
    <message>
        <source>You are in training</source>
        <translation>You are in training</translation>
    </message>
    <message>
        <source>Learn without moving money</source>
        <translation>Learn without moving money</translation>
    </message>
    <message>
        <source>Try again. If it happens again, call support</source>
        <translation>Try again. If it happens again, call support</translation>
    </message>
    <message>
        <source>This takes a few seconds</source>
        <translation>This takes a few seconds</translation>
    </message>
    <message>
        <source>Leaving it signs you out and returns to the real terminal</source>
        <translation>Leaving it signs you out and returns to the real terminal</translation>
    </message>
    <message>
        <source>Everything works as it does for customers, with simulated cards and a simulated bank. The shop&apos;s own books stay as they are</source>
        <translation>Everything works as it does for customers, with simulated cards and a simulated bank. The shop&apos;s own books stay as they are</translation>
    </message>
    <message>
        <source>The customer&apos;s phone</source>
        <translation>The customer&apos;s phone</translation>
    </message>
    <message>
        <source>Its code is read</source>
        <translation>Its code is read</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Approved, the PIN is right</source>
        <translation>Approved, the PIN is right</translation>
    </message>
    <message>
        <source>Declined, the PIN is wrong</source>
        <translation>Declined, the PIN is wrong</translation>
    </message>
    <message>
        <source>Declined, not enough money</source>
        <translation>Declined, not enough money</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Swipe</translation>
    </message>
    <message>
        <source>Approved, the customer signs</source>
        <translation>Approved, the customer signs</translation>
    </message>
</context>
<context>
    <name>till::kiosk::UpdateModel</name>
    <message>
        <source>Look for updates</source>
        <translation>Look for updates</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Install now</source>
        <translation>Install now</translation>
    </message>
    <message>
        <source>Install later</source>
        <translation>Install later</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Restart now</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Drop it</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Go back to the version before</source>
        <translation>Go back to the version before</translation>
    </message>
    <message>
        <source>The version before this one runs after a restart</source>
        <translation>The version before this one runs after a restart</translation>
    </message>
    <message>
        <source>Stay with this version</source>
        <translation>Stay with this version</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Restarting</translation>
    </message>
    <message>
        <source>Looking for updates</source>
        <translation>Looking for updates</translation>
    </message>
    <message>
        <source>This terminal is up to date</source>
        <translation>This terminal is up to date</translation>
    </message>
    <message>
        <source>No newer version is known</source>
        <translation>No newer version is known</translation>
    </message>
    <message>
        <source>Version %1 can be downloaded</source>
        <translation>Version %1 can be downloaded</translation>
    </message>
    <message>
        <source>Downloading version %1</source>
        <translation>Downloading version %1</translation>
    </message>
    <message>
        <source>Version %1 is here</source>
        <translation>Version %1 is here</translation>
    </message>
    <message>
        <source>Version %1 waits to be installed</source>
        <translation>Version %1 waits to be installed</translation>
    </message>
    <message>
        <source>Installing version %1</source>
        <translation>Installing version %1</translation>
    </message>
    <message>
        <source>Version %1 is installed</source>
        <translation>Version %1 is installed</translation>
    </message>
    <message>
        <source>Version %1 is on trial</source>
        <translation>Version %1 is on trial</translation>
    </message>
    <message>
        <source>Version %1 comes back</source>
        <translation>Version %1 comes back</translation>
    </message>
    <message>
        <source>Version %1 is in use</source>
        <translation>Version %1 is in use</translation>
    </message>
    <message>
        <source>The terminal comes back by itself in a minute or two</source>
        <translation>The terminal comes back by itself in a minute or two</translation>
    </message>
    <message>
        <source>Payments go on meanwhile</source>
        <translation>Payments go on meanwhile</translation>
    </message>
    <message>
        <source>An administrator installs updates</source>
        <translation>An administrator installs updates</translation>
    </message>
    <message>
        <source>Payments go on, and this page may be left</source>
        <translation>Payments go on, and this page may be left</translation>
    </message>
    <message>
        <source>Install it now, or leave it to the quiet hours</source>
        <translation>Install it now, or leave it to the quiet hours</translation>
    </message>
    <message>
        <source>It begins by itself in a moment</source>
        <translation>It begins by itself in a moment</translation>
    </message>
    <message>
        <source>Payments go on. Leave the terminal switched on</source>
        <translation>Payments go on. Leave the terminal switched on</translation>
    </message>
    <message>
        <source>It runs after a restart, which takes a minute or two</source>
        <translation>It runs after a restart, which takes a minute or two</translation>
    </message>
    <message>
        <source>It stays when everything works for a minute. Payments go on</source>
        <translation>It stays when everything works for a minute. Payments go on</translation>
    </message>
    <message>
        <source>There is nothing newer</source>
        <translation>There is nothing newer</translation>
    </message>
    <message>
        <source>The version after it was taken back</source>
        <translation>The version after it was taken back</translation>
    </message>
    <message>
        <source>%1, less than a minute left</source>
        <comment>a share</comment>
        <translation>%1, less than a minute left</translation>
    </message>
    <message>
        <source>%1, about %2 min left</source>
        <comment>a share, a time</comment>
        <translation>%1, about %2 min left</translation>
    </message>
    <message>
        <source>Version now</source>
        <translation>Version now</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>On offer</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>What is new</translation>
    </message>
    <message>
        <source>Can wait until</source>
        <translation>Can wait until</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Stable</source>
        <comment>a channel of updates</comment>
        <translation>Stable</translation>
    </message>
    <message>
        <source>After a question</source>
        <translation>After a question</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>Other steps</translation>
    </message>
</context>
</TS>
